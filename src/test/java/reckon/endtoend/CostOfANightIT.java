package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.MySqlServer;
import reckon.support.NightInputs;
import reckon.support.Nights;
import reckon.support.SettledNight;
import reckon.support.StatementLog;
import reckon.support.TestDatabase;

/**
 * A night costs what it brings: on a ledger with many decisions about few accounts, no statement of a small night looks at
 * nearly as many rows as there are decisions.
 */
final class CostOfANightIT {
    private static final int ACCOUNTS = 500;
    private static final int REQUESTS_BEFORE = 20_000;
    private static final int FEW_REQUESTS = 20;
    private static final int MORE_REQUESTS = 200;
    private static final long MOST_ROWS = REQUESTS_BEFORE / 5;
    private static final long SEED = 7;
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);

    @TempDir
    private Path folder;

    private StatementLog log;
    private Nights nights;

    @Test
    void noStatementOfASmallNightPassesWhatEarlierNightsDecided() throws IOException {
        try (MySqlServer server = MySqlServer.start(MySqlServer.Settings.FAST)) {
            TestDatabase database = server.createDatabase("cost");
            nights = new Nights(database, folder.resolve("output"));
            NightInputs.writeOneOfMany(input("1"), 0, FIRST, REQUESTS_BEFORE, ACCOUNTS, SEED);
            Path history = nights.run(FIRST, input("1"));
            SettledNight.write(input("1"), history, input("2"), FIRST.plusDays(1));
            nights.run(FIRST.plusDays(1), input("2"));
            nights.run(FIRST.plusDays(7), input("nothing")); // when all that was returned has come due
            NightInputs.writeConsumption(input("november"), YearMonth.of(2026, 10), ACCOUNTS);
            nights.run(LocalDate.of(2026, 11, 1), input("november")); // it reports the month in which all was decided
            fillUsedChances(database);
            for (List<String> table : database.query("SHOW TABLES")) {
                database.query("ANALYZE TABLE " + table.get(0));
            }
            for (String table : List.of("decision", "refund", "movement", "settlement_line", "seven_day_chance")) {
                assertThat(database.number("SELECT COUNT(*) FROM " + table))
                        .as(table)
                        .isGreaterThan(MOST_ROWS);
            }
            log = StatementLog.start(database);

            looksAtFewRows("2026-11-10", "nothing");
            writeRequests("few", "2026-11-11", FEW_REQUESTS);
            Path few = looksAtFewRows("2026-11-11", "few");
            assertThat(database.number("SELECT COUNT(*) FROM decision WHERE submitted_at > '2026-11-10'"))
                    .isPositive();
            SettledNight.write(input("few"), few, input("settled"), LocalDate.parse("2026-11-12"));
            looksAtFewRows("2026-11-12", "settled");
            writeRequests("more", "2026-11-13", MORE_REQUESTS);
            looksAtFewRows("2026-11-13", "more");
            NightInputs.writeConsumption(input("december"), YearMonth.of(2026, 11), ACCOUNTS);
            looksAtFewRows("2026-12-01", "december");
            looksAtFewRows("2027-01-01", "nothing");
            assertThat(database.query("SELECT missing_month FROM run ORDER BY run_no DESC LIMIT 1"))
                    .containsExactly(List.of("2026-12"));

            log.clear();
            assertThat(nights.execute("verify", few.toString()).exitCode()).isZero();
            assertFewRows("verify");
        }
    }

    /** As many as a ledger with more accounts has. */
    private static void fillUsedChances(TestDatabase database) {
        database.execute(
                "INSERT INTO seven_day_chance SELECT CONCAT('other-', run_no, '-', line_no), 'BCC', run_no, line_no"
                        + " FROM decision");
    }

    private void writeRequests(String input, String date, int requests) throws IOException {
        NightInputs.writeOneOfMany(
                input(input), REQUESTS_BEFORE / requests + 1, LocalDate.parse(date), requests, ACCOUNTS, SEED);
    }

    private Path looksAtFewRows(String date, String input) throws IOException {
        log.clear();
        Path run = nights.runMaybeIncomplete(LocalDate.parse(date), input(input));
        assertFewRows("the night of " + date);
        return run;
    }

    private void assertFewRows(String what) {
        assertThat(log.statements())
                .as(what)
                .hasSizeGreaterThan(10)
                .filteredOn(statement -> statement.rowsExamined() >= MOST_ROWS)
                .isEmpty();
        assertThat(log.fullScans())
                .as(what)
                .filteredOn(scan -> scan.rows() >= MOST_ROWS)
                .isEmpty();
    }

    private Path input(String name) throws IOException {
        return Files.createDirectories(folder.resolve("input-" + name));
    }
}
