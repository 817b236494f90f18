package reckon.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a term was used, and by which specs (Rule F3).
 *
 * @param start the term's start, in the policy zone
 * @param days days of 24 h from the start, a started one counted whole; 0 before the start
 * @param stretches the days by spec, in order; those of no day are left out
 */
record Usage(LocalDateTime start, int days, List<Stretch> stretches) {

    /**
     * Days of one spec within a term.
     *
     * @param order the order that brought the spec
     * @param firstDay the number of days of the term before it
     * @param days its length, 1 or more
     */
    record Stretch(Order order, int firstDay, int days) {}

    /** A number of days split by the calendar: whole years, whole months of the rest, days left. */
    record Calendar(int years, int months, int days) {}

    /**
     * Returns the usage of a term.
     *
     * @param termOrders the term's own order and then its RESIZE orders in the order they took effect
     * @param end where the usage ends
     */
    static Usage of(List<Order> termOrders, Instant end, ZoneId zone) {
        Instant start = termOrders.get(0).startsAt();
        int days = startedDays(start, end);
        List<Stretch> stretches = new ArrayList<>(termOrders.size());
        for (int i = 0; i < termOrders.size(); i++) {
            Order order = termOrders.get(i);
            if (order.startsAt().isAfter(end)) {
                break;
            }
            int firstDay = i == 0 ? 0 : startedDays(start, order.startsAt());
            boolean isLast = i + 1 == termOrders.size()
                    || termOrders.get(i + 1).startsAt().isAfter(end);
            int next = isLast ? days : startedDays(start, termOrders.get(i + 1).startsAt());
            if (next > firstDay) {
                stretches.add(new Stretch(order, firstDay, next - firstDay));
            }
        }
        return new Usage(LocalDateTime.ofInstant(start, zone), days, stretches);
    }

    /** Returns the days of 24 h from start to end, a started one counted whole; 0 if end is not after start. */
    static int startedDays(Instant start, Instant end) {
        if (!end.isAfter(start)) {
            return 0;
        }
        Duration used = Duration.between(start, end);
        long whole = used.toDays();
        return Math.toIntExact(used.minusDays(whole).isZero() ? whole : whole + 1);
    }

    /** Returns the days of the term's first month: from its start to the same time one month later, 28 to 31. */
    int daysInFirstMonth() {
        return Math.toIntExact(ChronoUnit.DAYS.between(start, start.plusMonths(1)));
    }

    /** Returns a stretch split by the calendar from its own first day; months are always counted from there, a month's end clamped. */
    Calendar calendarOf(Stretch stretch) {
        LocalDateTime from = start.plusDays(stretch.firstDay());
        LocalDateTime to = from.plusDays(stretch.days());
        long months = ChronoUnit.MONTHS.between(from, to);
        if (!from.plusMonths(months + 1).isAfter(to)) {
            months++;
        }
        int days = Math.toIntExact(ChronoUnit.DAYS.between(from.plusMonths(months), to));
        return new Calendar(Math.toIntExact(months / 12), Math.toIntExact(months % 12), days);
    }
}
