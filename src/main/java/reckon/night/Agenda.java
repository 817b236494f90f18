package reckon.night;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;
import reckon.ledger.Run;

/**
 * Which job is due by its cron expression and not done yet. What is done stands in the ledger, so it does not matter which
 * machine did it, or whether this one was off when it was due.
 */
public final class Agenda {
    private final ZoneId zone;
    private final Times times;

    /** When jobs are due, in the policy zone; null for one that is never. */
    public record Times(
            @Nullable CronExpression night,
            @Nullable CronExpression monthStart,
            @Nullable CronExpression reconciliation) {}

    /** The jobs. */
    public enum Job {
        MONTH_START,
        NIGHT,
        RECONCILIATION
    }

    /**
     * A job that is due.
     *
     * @param date the business date; of a month start the 1st
     * @param at since when it is due
     */
    public record Due(Job job, LocalDate date, Instant at) {
        /** Returns what its execution is recorded as. */
        public String name() {
            return job + " " + date + " " + at;
        }
    }

    /**
     * The runs so far.
     *
     * @param last the one that began last
     * @param latestDate the latest business date of all: another run's if an older date was run late
     */
    public record Begun(Run last, LocalDate latestDate) {}

    /** Plans jobs in the zone of the policy. */
    public Agenda(ZoneId zone, Times times) {
        this.zone = zone;
        this.times = times;
    }

    /**
     * Returns the job that is to be run next, or null if none is due.
     *
     * @param runs null if there is none
     * @param isDone whether a job that leaves nothing else to tell by was done
     */
    public @Nullable Due next(Instant now, @Nullable Begun runs, Predicate<Due> isDone) {
        Due night = night(now, runs);
        if (runs == null || !runs.last().isFinished()) { // a month start and a reconciliation need a finished run
            return night;
        }
        Due monthStart = monthStart(now, runs.latestDate());
        if (monthStart != null && !isDone.test(monthStart)) {
            return monthStart;
        }
        Due reconciliation = night == null ? reconciliation(now, runs.last()) : null;
        return reconciliation == null || isDone.test(reconciliation) ? night : reconciliation;
    }

    /** The oldest night that was missed comes first; without a run there is none to be missed but yesterday's. */
    private @Nullable Due night(Instant now, @Nullable Begun runs) {
        LocalDate yesterday = today(now).minusDays(1);
        LocalDate date = yesterday;
        if (runs != null) {
            Run last = runs.last();
            date = last.isFinished() ? runs.latestDate().plusDays(1) : last.businessDate();
        }
        Instant at = times.night() == null ? null : first(times.night(), date.plusDays(1));
        return at == null || at.isAfter(now) || date.isAfter(yesterday) ? null : new Due(Job.NIGHT, date, at);
    }

    /** A night of the month books its resets as well. */
    private @Nullable Due monthStart(Instant now, LocalDate latestDate) {
        LocalDate first = today(now).withDayOfMonth(1);
        Instant at = times.monthStart() == null ? null : first(times.monthStart(), first);
        return at == null || at.isAfter(now) || !latestDate.isBefore(first)
                ? null
                : new Due(Job.MONTH_START, first, at);
    }

    /** The last of today's times that have passed. */
    private @Nullable Due reconciliation(Instant now, Run last) {
        Instant at = times.reconciliation() == null ? null : first(times.reconciliation(), today(now));
        Instant passed = null;
        while (at != null && !at.isAfter(now)) {
            passed = at;
            at = instant(times.reconciliation(), at.atZone(zone));
        }
        return passed == null ? null : new Due(Job.RECONCILIATION, last.businessDate(), passed);
    }

    private LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    private @Nullable Instant first(CronExpression cron, LocalDate from) {
        return instant(cron, from.atStartOfDay(zone).minusNanos(1));
    }

    private static @Nullable Instant instant(@Nullable CronExpression cron, ZonedDateTime after) {
        ZonedDateTime next = cron == null ? null : cron.next(after);
        return next == null ? null : next.toInstant();
    }
}
