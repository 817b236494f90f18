package reckon.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Instants written as local times of the policy zone. */
final class Moments {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private Moments() {}

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    /** Returns an instant as {@link #at} reads it. */
    static String local(Instant instant) {
        return LocalDateTime.ofInstant(instant, SHANGHAI).toString();
    }

    static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, SHANGHAI);
    }

    /** Returns the same local time some months later, the end of a month clamped. */
    static Instant monthsAfter(Instant start, int months) {
        return start.atZone(SHANGHAI).plusMonths(months).toInstant();
    }
}
