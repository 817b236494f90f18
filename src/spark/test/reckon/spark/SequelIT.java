package reckon.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dates that are run again, nights that did not end, and two at once. */
final class SequelIT {
    private static final String DATE = "2026-11-04";
    private static final String NEXT = "2026-11-05";
    private static final Path SAMPLE = Program.project().resolve("sample-data");

    @TempDir
    Path folder;

    private final Path all = SAMPLE.resolve("input");
    private Pair pair;

    @AfterEach
    void endDriver() {
        pair.close();
    }

    @BeforeEach
    void makeLedgers() throws IOException {
        pair = new Pair(folder, Map.of("RECKON_REPORT", "false"));
    }

    @Test
    void aNightThatDidNotEndIsFinishedBeforeTheNextAndTwoAreNeverRunAtOnce() throws IOException {
        Path night = SAMPLE.resolve("second-night/night");
        assertThat(pair.oneMachine(DATE, all)).isZero();
        int expected = pair.oneMachine(NEXT, night);
        try (Program killed = pair.start(Clusters.LOCAL, DATE, all)) {
            assertThat(killed.waitFor(() -> killed.said().contains("Step findUsers")))
                    .as(killed::said)
                    .isTrue();
            try (Program other = pair.start(Clusters.LOCAL, DATE, all)) {
                assertThat(other.await()).as(other::said).isEqualTo(5);
            }
            killed.kill();
        }
        assertThat(pair.spark(NEXT, night)).isEqualTo(expected);
        pair.assertSame(DATE);
        pair.assertSame(NEXT);
    }

    /** The first night of a month books resets, of which those of a month without consumption stop, and reports the month before. */
    @Test
    void aDateThatIsRunAgainTakesInWhatCameLateAndSoDoesTheFirstOfTheNextMonth() throws IOException {
        Path first = folder.resolve("first");
        Pair.copy(all, first);
        Files.delete(first.resolve("consumption.csv"));
        Files.delete(first.resolve("prices.csv"));
        assertSameFrom(DATE, first);
        assertThat(pair.oneMachine(DATE, all)).isZero();
        aDryRunFindsTheSameAndRecordsNothing();
        assertThat(pair.spark(DATE, all)).isZero();
        pair.assertSame(DATE);
        openAQuotaInAnOlderMonth();

        Path december = Files.createDirectories(folder.resolve("december"));
        assertSameFrom("2026-12-01", december);
        String lines = Files.readString(all.resolve("consumption.csv")).replace(",2026-10,", ",2026-11,");
        Files.writeString(december.resolve("consumption-2026-11.csv"), lines);
        assertSameFrom("2026-12-01", december);
        for (String report : new String[] {"month-2026-11.csv", "month-2026-11.json"}) {
            assertThat(folder.resolve("spark/out").resolve(report))
                    .hasSameBinaryContentAs(folder.resolve("one/out").resolve(report));
        }
        aLateNightOfTheMonthBeforeSpendsWhatLapsedSince(lines);
        assertThat(pair.verify()).isZero();
    }

    /** Rule Q7: the quota is open in a later month than the night, which brings a grant of its own month. */
    private void aLateNightOfTheMonthBeforeSpendsWhatLapsedSince(String consumptionOfNovember) throws IOException {
        Path january = Files.createDirectories(folder.resolve("january"));
        Files.writeString(
                january.resolve("consumption-2026-12.csv"), consumptionOfNovember.replace(",2026-11,", ",2026-12,"));
        assertSameFrom("2027-01-01", january);
        Path late = Files.createDirectories(folder.resolve("late-request"));
        Files.writeString(
                late.resolve("resources-q7.csv"),
                "resource_id,account_id,product,spec,status\nr-q7,acct-quota,BCC,small,ACTIVE\n");
        Files.writeString(
                late.resolve("orders-q7.csv"),
                "order_id,account_id,resource_id,product,spec,order_type,charge_type,status,purchased_at,effective_at,"
                        + "expires_at,duration_months,paid_cash,paid_coupon\n"
                        + "o-q7,acct-quota,r-q7,BCC,small,NEW,PREPAID,COMPLETED,2026-12-05T10:00:00+08:00,"
                        + "2026-12-05T10:00:00+08:00,2027-12-05T10:00:00+08:00,12,498.00,0.00\n");
        Files.writeString(
                late.resolve("requests-q7.csv"),
                "request_id,account_id,resource_id,submitted_at\nq-7,acct-quota,r-q7,2026-12-30T12:00:00+08:00\n");
        Files.writeString(
                late.resolve("grants-q7.csv"),
                "grant_id,account_id,points,granted_at,month\n"
                        + "g-q7,acct-quota,50.00,2026-12-29T10:00:00+08:00,2026-12\n");
        assertSameFrom("2026-12-30", late);
        assertThat(Files.readString(
                        folder.resolve("one/out").resolve("2026-12-30").resolve("quota.csv")))
                .contains("acct-quota,LAPSE,-50.00,", "acct-quota,RESTORE,350.00,");
    }

    private void aDryRunFindsTheSameAndRecordsNothing() {
        pair.spark(DATE, all, "--dry-run");
        Path dryRun = folder.resolve("spark/out").resolve(DATE + ".dry-run");
        assertThat(dryRun.resolve("refunds.csv"))
                .hasSameBinaryContentAs(folder.resolve("one/out").resolve(DATE).resolve("refunds.csv"));
        assertThat(dryRun.resolve("manifest.json")).doesNotExist();

        String[] mistyped = {"nightly", "--dry-run", "--input", all.toString(), "--warehouse", "nowhere"};
        assertThat(pair.driver().run(mistyped)).isEqualTo(2);
        assertThat(folder.resolve("spark/nowhere")).doesNotExist();
    }

    @Test
    void aRequestThatWasHeldIsDecidedWhenItsDateIsRunAgainAndNoOtherOneIsHeld() throws IOException {
        Path input = Files.createDirectories(folder.resolve("held"));
        Files.writeString(input.resolve("accounts.csv"), "account_id\na-1\n");
        Files.writeString(
                input.resolve("resources.csv"),
                "resource_id,account_id,product,spec,status\nr-1,a-1,BCC,small,ACTIVE\n");
        Files.writeString(
                input.resolve("orders.csv"),
                "order_id,account_id,resource_id,product,spec,order_type,charge_type,status,purchased_at,effective_at,"
                        + "expires_at,duration_months,paid_cash,paid_coupon\n"
                        + "o-1,a-1,r-1,BCC,small,NEW,PREPAID,COMPLETED,2026-10-20T10:00:00+08:00,"
                        + "2026-10-20T10:00:00+08:00,2026-11-20T10:00:00+08:00,1,50.00,0.00\n");
        Files.writeString(
                input.resolve("requests.csv"),
                "request_id,account_id,resource_id,submitted_at\nq-1,a-1,r-1,2026-11-03T12:00:00+08:00\n");
        pair = new Pair(folder, Map.of("RECKON_REPORT", "false"), Clusters.LOCAL_WITH_GENERATED_CODE);
        assertSameFrom(DATE, input);
        assertThat(audit()).contains(",HELD,");

        Files.copy(all.resolve("prices.csv"), input.resolve("prices.csv"));
        assertSameFrom(DATE, input);
        assertThat(audit()).contains(",PARTIAL,").doesNotContain(",HELD,");
    }

    private String audit() throws IOException {
        return Files.readString(folder.resolve("one/out").resolve(DATE).resolve("audit.csv"));
    }

    /** The resets of a new account stop at a month that was never delivered, and the second start goes on from there. */
    private void openAQuotaInAnOlderMonth() throws IOException {
        Path late = Files.createDirectories(folder.resolve("late"));
        Files.writeString(late.resolve("accounts-late.csv"), "account_id\nlate-1\n");
        Files.writeString(
                late.resolve("grants-late.csv"),
                "grant_id,account_id,points,granted_at\ng-late,late-1,100.00,2026-07-10T10:00:00+08:00\n");
        Files.writeString(late.resolve("consumption-2026-07.csv"), "account_id,month,amount\nlate-1,2026-07,50.00\n");
        assertThat(assertSameFrom(NEXT, late)).isEqualTo(3);
        for (String month : new String[] {"2026-08", "2026-09"}) {
            Files.writeString(
                    late.resolve("consumption-" + month + ".csv"),
                    "account_id,month,amount\nlate-1," + month + ",60.00\n");
        }
        assertThat(assertSameFrom(NEXT, late)).isZero();
        assertThat(Files.readString(folder.resolve("one/out").resolve(NEXT).resolve("quota.csv")))
                .contains("late-1,INITIAL,", "late-1,RESET,60.00,");
    }

    private int assertSameFrom(String date, Path input) throws IOException {
        int expected = pair.oneMachine(date, input);
        assertThat(pair.spark(date, input)).isEqualTo(expected);
        pair.assertSame(date);
        return expected;
    }
}
