package reckon.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.support.CronExpression;
import reckon.ledger.Run;
import reckon.night.Agenda.Due;
import reckon.night.Agenda.Job;

/** Which job is due at which time, with the ledger as it is then. */
final class AgendaTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final CronExpression AT_00_30 = CronExpression.parse("0 30 0 * * *");
    private static final CronExpression AT_00_05_OF_THE_1ST = CronExpression.parse("0 5 0 1 * *");
    private static final CronExpression AT_NOON = CronExpression.parse("0 0 12 * * *");

    private final Agenda agenda = new Agenda(ZONE, new Agenda.Times(AT_00_30, AT_00_05_OF_THE_1ST, AT_NOON));
    private final Set<String> done = new HashSet<>();

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }

    private static LocalDate date(String date) {
        return LocalDate.parse(date);
    }

    private static Run finished(String date) {
        return run(date, "a hash");
    }

    private static Run run(String date, @Nullable String lastHash) {
        return new Run(7, date(date), 0, "0", null, lastHash, true, false, null);
    }

    private @Nullable Due next(String time, @Nullable Run last) {
        return next(time, last == null ? null : only(last));
    }

    private @Nullable Due next(String time, Agenda.@Nullable Begun runs) {
        return agenda.next(at(time), runs, due -> done.contains(due.name()));
    }

    private static Agenda.Begun only(Run run) {
        return new Agenda.Begun(run, run.businessDate());
    }

    @Test
    void theNightOfYesterdayIsDueFromItsTimeOn() {
        assertThat(next("2026-11-05T00:29:59", finished("2026-11-03"))).isNull();
        assertThat(next("2026-11-05T00:30:00", finished("2026-11-03")))
                .isEqualTo(new Due(Job.NIGHT, date("2026-11-04"), at("2026-11-05T00:30:00")));
        assertThat(next("2026-11-05T00:30:00", finished("2026-11-04"))).isNull();
    }

    @Test
    void nightsThatWereMissedAreDueTheOldestFirst() {
        assertThat(next("2026-11-05T09:00:00", finished("2026-11-01")))
                .isEqualTo(new Due(Job.NIGHT, date("2026-11-02"), at("2026-11-03T00:30:00")));
        assertThat(next("2026-11-05T09:00:00", finished("2026-11-02")))
                .isEqualTo(new Due(Job.NIGHT, date("2026-11-03"), at("2026-11-04T00:30:00")));
    }

    @Test
    void aNightThatDidNotFinishIsDueAgainBeforeAnythingElse() {
        assertThat(next("2026-11-01T00:10:00", run("2026-10-30", null)))
                .isEqualTo(new Due(Job.NIGHT, date("2026-10-30"), at("2026-10-31T00:30:00")));
    }

    @Test
    void anOlderDateThatWasRunLateLeavesTheNightsThatAreDueAsTheyWere() {
        Agenda.Begun late = new Agenda.Begun(finished("2026-11-04"), date("2026-11-05"));
        Due noon = new Due(Job.RECONCILIATION, date("2026-11-04"), at("2026-11-06T12:00:00"));

        assertThat(next("2026-11-07T00:30:00", late))
                .isEqualTo(new Due(Job.NIGHT, date("2026-11-06"), at("2026-11-07T00:30:00")));
        assertThat(next("2026-11-06T11:00:00", late)).isNull();
        assertThat(next("2026-11-06T12:00:00", late)).isEqualTo(noon);
        assertThat(next("2026-11-06T12:00:00", new Agenda.Begun(run("2026-11-04", null), date("2026-11-05"))))
                .as("the late one did not finish")
                .isEqualTo(new Due(Job.NIGHT, date("2026-11-04"), at("2026-11-05T00:30:00")));
    }

    @Test
    void anOlderDateThatWasRunLateMakesNoMonthStartAgain() {
        Agenda.Begun late = new Agenda.Begun(finished("2026-10-30"), date("2026-11-01"));

        assertThat(next("2026-11-02T01:00:00", late)).isNull();
    }

    @Test
    void theFirstNightOfALedgerIsYesterdays() {
        assertThat(next("2026-11-05T12:30:00", (Run) null))
                .isEqualTo(new Due(Job.NIGHT, date("2026-11-04"), at("2026-11-05T00:30:00")));
    }

    @Test
    void aMonthStartsBeforeTheNightThatEndsTheLastOne() {
        Due start = new Due(Job.MONTH_START, date("2026-11-01"), at("2026-11-01T00:05:00"));
        assertThat(next("2026-11-01T00:04:00", finished("2026-10-30"))).isNull();
        assertThat(next("2026-11-01T00:31:00", finished("2026-10-30"))).isEqualTo(start);

        done.add(start.name());
        assertThat(next("2026-11-01T00:31:00", finished("2026-10-30")))
                .extracting(Due::job)
                .isEqualTo(Job.NIGHT);
    }

    @Test
    void theStartOfAMonthIsNotDueOnceANightOfTheMonthHasRun() {
        assertThat(next("2026-11-02T01:00:00", finished("2026-11-01"))).isNull();
        assertThat(next("2026-11-02T01:00:00", finished("2026-10-31")))
                .extracting(Due::job)
                .isEqualTo(Job.MONTH_START);
    }

    @Test
    void theReconciliationAtNoonIsDueOnceADayAfterTheNight() {
        Due noon = new Due(Job.RECONCILIATION, date("2026-11-04"), at("2026-11-05T12:00:00"));
        assertThat(next("2026-11-05T11:59:59", finished("2026-11-04"))).isNull();
        assertThat(next("2026-11-05T12:00:00", finished("2026-11-03")))
                .extracting(Due::job)
                .isEqualTo(Job.NIGHT);
        assertThat(next("2026-11-05T17:00:00", finished("2026-11-04"))).isEqualTo(noon);

        done.add(noon.name());
        assertThat(next("2026-11-05T17:00:00", finished("2026-11-04"))).isNull();
        assertThat(next("2026-11-06T12:00:00", finished("2026-11-05"))).isNotNull();
    }

    @Test
    void ofSeveralTimesOfADayTheLastOneThatHasPassedCounts() {
        Agenda twice = new Agenda(ZONE, new Agenda.Times(AT_00_30, null, CronExpression.parse("0 0 12,18 * * *")));

        assertThat(twice.next(at("2026-11-05T19:00:00"), only(finished("2026-11-04")), due -> false))
                .isEqualTo(new Due(Job.RECONCILIATION, date("2026-11-04"), at("2026-11-05T18:00:00")));
    }

    @Test
    void aJobWithoutATimeIsNeverDue() {
        Agenda none = new Agenda(ZONE, new Agenda.Times(null, null, null));

        assertThat(none.next(at("2026-11-05T19:00:00"), only(finished("2026-11-01")), due -> false))
                .isNull();
    }
}
