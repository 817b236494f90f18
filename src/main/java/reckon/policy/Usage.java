package reckon.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import reckon.facts.Order;

/**
 * How long a term was used, and which specs were in effect meanwhile (Rule F3).
 *
 * @param start the term's start, in the policy zone
 * @param days days of 24 h from the start, a started one counted whole; 0 at the start and before it
 * @param hasBegun whether the usage ends at the start or after it
 * @param specs the specs in effect, in the order of time; none where {@code days} is 0
 */
record Usage(LocalDateTime start, int days, boolean hasBegun, List<SpecInEffect> specs) {

    /**
     * The days of a term on which a spec was in effect at any time; the first may also be a day of the spec before.
     *
     * @param order the order that brought the spec
     * @param firstDay the number of days of the term before its first day
     * @param endDay the number of days of the term up to its last day, greater than {@code firstDay}
     */
    record SpecInEffect(Order order, int firstDay, int endDay) {}

    /**
     * Returns the usage of a term.
     *
     * @param termOrders the term's own order and then its RESIZE orders in the order they took effect
     * @param end where the usage ends
     */
    static Usage of(List<Order> termOrders, Instant end, ZoneId zone) {
        Instant start = termOrders.get(0).startsAt();
        List<SpecInEffect> specs = new ArrayList<>(termOrders.size());
        for (int i = 0; i < termOrders.size(); i++) {
            Instant from = later(start, termOrders.get(i).startsAt());
            Instant to = i + 1 == termOrders.size()
                    ? end
                    : earlier(end, termOrders.get(i + 1).startsAt());
            if (from.isBefore(to)) {
                specs.add(new SpecInEffect(termOrders.get(i), wholeDays(start, from), startedDays(start, to)));
            }
        }
        return new Usage(LocalDateTime.ofInstant(start, zone), startedDays(start, end), !end.isBefore(start), specs);
    }

    private static Instant later(Instant instant, Instant other) {
        return instant.isAfter(other) ? instant : other;
    }

    private static Instant earlier(Instant instant, Instant other) {
        return instant.isBefore(other) ? instant : other;
    }

    private static int wholeDays(Instant start, Instant end) {
        return Math.toIntExact(Duration.between(start, end).toDays());
    }

    /** Returns the days of 24 h from start to end, a started one counted whole; 0 if end is not after start. */
    static int startedDays(Instant start, Instant end) {
        if (!end.isAfter(start)) {
            return 0;
        }
        int whole = wholeDays(start, end);
        return start.plus(Duration.ofDays(whole)).equals(end) ? whole : whole + 1;
    }

    /** Returns the days of the term's first month: from its start to the same time one month later, 28 to 31. */
    int daysInFirstMonth() {
        return Math.toIntExact(ChronoUnit.DAYS.between(start, start.plusMonths(1)));
    }

    /** A number of days split by the calendar: whole years, whole months of the rest, days left. */
    record Calendar(int years, int months, int days) {}

    /**
     * Returns days of the term split by the calendar from the first of them; months are always counted from there, a month's
     * end clamped.
     *
     * @param firstDay the number of days of the term before them
     * @param count how many they are
     */
    Calendar calendarOf(int firstDay, int count) {
        LocalDateTime from = start.plusDays(firstDay);
        LocalDateTime to = from.plusDays(count);
        long months = ChronoUnit.MONTHS.between(from, to);
        if (!from.plusMonths(months + 1).isAfter(to)) {
            months++;
        }
        int days = Math.toIntExact(ChronoUnit.DAYS.between(from.plusMonths(months), to));
        return new Calendar(Math.toIntExact(months / 12), Math.toIntExact(months % 12), days);
    }
}
