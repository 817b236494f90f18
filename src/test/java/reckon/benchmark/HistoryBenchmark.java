package reckon.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import reckon.support.Folders;
import reckon.support.MySqlServer;
import reckon.support.NightInputs;
import reckon.support.Nights;
import reckon.support.OpenDatabase;
import reckon.support.Outcome;
import reckon.support.Project;
import reckon.support.SettledNight;
import reckon.support.TestDatabase;

/**
 * Many nights one after the other on one ledger, each with as many new requests, and two nights later their settlements and
 * the export that marks their orders, so that every night that is compared brings the same. It prints the processor time of
 * program and server of each night by step, and by how much that grows a night. Then all is settled and due, and a night with
 * nothing new and one with a thousand requests follow, with the statements that examined most rows and the tables of which a
 * statement reads all rows.
 */
public final class HistoryBenchmark {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final long SEED = 20_261_101;
    private static final int DAYS_TO_SETTLE = 2;
    private static final int NIGHTS_UNTIL_DUE = 4; // then nothing of what was returned becomes due any more
    private static final int NIGHTS_COMPARED = 5;
    private static final int BEFORE_COMPARED = 2; // the first nights bring the accounts and compile the server's tables
    private static final int FEW_REQUESTS = 1000;
    private static final int STATEMENTS = 12;
    private static final int STATEMENT_WIDTH = 160;
    private static final int MANY_ROWS = 10_000;
    private static final String STATEMENT = "REGEXP_REPLACE(CONVERT(sql_text USING utf8mb4), '\\\\s+', ' ')";

    private final Path folder = Folders.create("history");
    private final Path output = folder.resolve("output");
    private final MySqlServer server;
    private final TestDatabase database;
    private final Map<Integer, Map<String, Double>> used = new TreeMap<>();
    private final int requests;
    private final int accounts;

    private HistoryBenchmark(int requests, int accounts, int bufferPoolMiB) {
        this.server = MySqlServer.start(new MySqlServer.Settings(true, true, bufferPoolMiB));
        this.database = server.createDatabase("history");
        this.requests = requests;
        this.accounts = accounts;
    }

    /** Runs it; arguments: the number of nights, of requests a night, of accounts, and the MiB of the server's buffer pool. */
    public static void main(String[] arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        int nights = Integer.parseInt(arguments[0]);
        System.out.println(Machine.describe());
        HistoryBenchmark history = new HistoryBenchmark(
                Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        try {
            history.run(nights);
        } finally {
            history.server.close();
            Folders.remove(history.folder);
        }
    }

    private void run(int nights) throws IOException {
        System.out.printf(
                "%n%d nights of %,d requests, %,d accounts: processor seconds of program and server%n",
                nights, requests, accounts);
        new OpenDatabase(database).close();
        for (int night = 0; night < nights; night++) {
            NightInputs.writeOneOfMany(input(night), night, date(night), requests, accounts, SEED);
            if (night >= DAYS_TO_SETTLE) {
                settle(night - DAYS_TO_SETTLE, night);
            }
            writeConsumption(night);
            List<MeasuredNight.Sample> samples =
                    MeasuredNight.sampled(Project.folder(), database, server.pid(), input(night), output, date(night));
            used.put(night, MeasuredNight.processorSecondsByStep(samples, database));
            database.execute("RESET MASTER"); // its binary log would fill the disk
            print(night);
        }
        printGrowth();
        settleAll(nights);
        printSmallNights(nights + NIGHTS_UNTIL_DUE);
    }

    private void settleAll(int nights) throws IOException {
        for (int night = nights; night < nights + NIGHTS_UNTIL_DUE; night++) {
            Files.createDirectories(input(night));
            if (night < nights + DAYS_TO_SETTLE) {
                settle(night - DAYS_TO_SETTLE, night);
            }
            writeConsumption(night);
            MeasuredNight.run(database, input(night), output, date(night));
            database.execute("RESET MASTER");
        }
    }

    private void printSmallNights(int night) throws IOException {
        database.execute("SET GLOBAL log_output = 'TABLE'");
        database.execute("SET GLOBAL min_examined_row_limit = 0");
        database.execute("SET GLOBAL long_query_time = 0");
        database.execute("SET GLOBAL slow_query_log = ON");
        Files.createDirectories(input(night));
        writeConsumption(night);
        printSmallNight("nothing new", night);
        NightInputs.writeOneOfMany(
                input(night + 1),
                (int) (database.number("SELECT COUNT(*) FROM decision") / FEW_REQUESTS) + 1,
                date(night + 1),
                FEW_REQUESTS,
                accounts,
                SEED);
        writeConsumption(night + 1);
        printSmallNight(String.format("%,d requests", FEW_REQUESTS), night + 1);
        printVerification(night + 1);
    }

    private void printVerification(int night) {
        database.execute("TRUNCATE TABLE mysql.slow_log");
        long began = System.nanoTime();
        String run = output.resolve(date(night).toString()).toString();
        Outcome verified = new Nights(database, output).execute("verify", run);
        if (verified.exitCode() != 0) {
            throw new IllegalStateException(verified.toString());
        }
        System.out.printf("%nIts run was verified in %.1f s.%n", (System.nanoTime() - began) / 1e9);
        printMostExamined();
        printFullScans();
    }

    private void printSmallNight(String what, int night) {
        server.settle();
        database.execute("TRUNCATE TABLE mysql.slow_log");
        MeasuredNight measured = MeasuredNight.run(database, input(night), output, date(night));
        System.out.printf(
                "%nAfter %,d decisions a night with %s: %.1f s on the clock, %d MiB.%n",
                database.number("SELECT COUNT(*) FROM decision"),
                what,
                measured.time().toMillis() / 1000.0,
                measured.peakMemoryKiB() / 1024);
        printMostExamined();
        printFullScans();
    }

    private void printMostExamined() {
        System.out.println("| rows examined | seconds | statement |");
        System.out.println("|---|---|---|");
        for (List<String> statement : database.query("SELECT rows_examined, TIME_TO_SEC(query_time), " + STATEMENT
                + " FROM mysql.slow_log ORDER BY rows_examined DESC LIMIT " + STATEMENTS)) {
            System.out.printf("| %s | %s | %s |%n", statement.get(0), statement.get(1), shortened(statement.get(2)));
        }
    }

    /** Asks for the plan of every statement of the night. */
    private void printFullScans() {
        int explained = 0;
        for (List<String> statement : database.query("SELECT DISTINCT " + STATEMENT + " FROM mysql.slow_log")) {
            String sql = statement.get(0);
            if (sql.matches("(SELECT|INSERT|UPDATE|DELETE|REPLACE)\\b.*")) {
                explained++;
                database.query("EXPLAIN " + sql).stream()
                        .filter(HistoryBenchmark::isFullScan)
                        .forEach(step -> System.out.printf(
                                "All of %s, about %s rows, are read by %s%n",
                                step.get(2), step.get(9), shortened(sql)));
            }
        }
        System.out.printf(
                "Of %d statements none but those above reads all of a table of more than %,d rows.%n",
                explained, MANY_ROWS);
    }

    /** Whether a row of EXPLAIN, with type at 4 and rows at 9, reads a table or an index from end to end. */
    private static boolean isFullScan(List<String> step) {
        return List.of("ALL", "index").contains(step.get(4))
                && !step.get(2).startsWith("<") // what the statement itself has put together
                && step.get(9).matches("\\d+")
                && Long.parseLong(step.get(9)) > MANY_ROWS;
    }

    private static String shortened(String sql) {
        return sql.substring(0, Math.min(sql.length(), STATEMENT_WIDTH));
    }

    /** A month that begins needs the consumption of the month before; the first night brings its own. */
    private void writeConsumption(int night) throws IOException {
        if (night > 0 && date(night).getDayOfMonth() == 1) {
            YearMonth before = YearMonth.from(date(night)).minusMonths(1);
            NightInputs.writeConsumption(input(night), before, accounts);
        }
    }

    private Path input(int night) {
        return folder.resolve("input-" + night);
    }

    private static LocalDate date(int night) {
        return FIRST.plusDays(night);
    }

    /** Pays the refunds of an earlier night and exports its orders, and drops what is not needed any more. */
    private void settle(int earlier, int night) {
        Path run = output.resolve(date(earlier).toString());
        SettledNight.write(input(earlier), run, input(night), date(night));
        Folders.remove(input(earlier));
        Folders.remove(run);
    }

    private void print(int night) {
        Map<String, Double> seconds = used.get(night);
        if (night == 0) {
            System.out.println("| night | " + String.join(" | ", seconds.keySet()) + " |");
            System.out.println("|---".repeat(seconds.size() + 1) + "|");
        }
        System.out.println("| " + (night + 1) + " | " + told(seconds) + " |");
    }

    private void printGrowth() {
        int last = used.size();
        if (last < BEFORE_COMPARED + 2 * NIGHTS_COMPARED) {
            return;
        }
        Map<String, Double> early = mean(BEFORE_COMPARED);
        Map<String, Double> late = mean(last - NIGHTS_COMPARED);
        Map<String, Double> slope = new LinkedHashMap<>();
        late.forEach((step, seconds) -> slope.put(
                step, (seconds - early.getOrDefault(step, 0.0)) / (last - NIGHTS_COMPARED - BEFORE_COMPARED)));
        System.out.printf("| %d-%d | %s |%n", BEFORE_COMPARED + 1, BEFORE_COMPARED + NIGHTS_COMPARED, told(early));
        System.out.printf("| %d-%d | %s |%n", last - NIGHTS_COMPARED + 1, last, told(late));
        System.out.println("| a night more | "
                + slope.values().stream()
                        .map(value -> String.format("%.3f", value))
                        .collect(Collectors.joining(" | "))
                + " |");
        double ratio = total(late) / total(early);
        System.out.printf("%nThe last five nights took %.3f of what nights 3 to 7 took.%n", ratio);
    }

    private static double total(Map<String, Double> seconds) {
        return seconds.get("program") + seconds.get("server");
    }

    private Map<String, Double> mean(int first) {
        Map<String, Double> mean = new LinkedHashMap<>();
        for (int night = first; night < first + NIGHTS_COMPARED; night++) {
            used.get(night).forEach((step, seconds) -> mean.merge(step, seconds / NIGHTS_COMPARED, Double::sum));
        }
        return mean;
    }

    private static String told(Map<String, Double> seconds) {
        return seconds.values().stream()
                .map(value -> String.format("%.1f", value))
                .collect(Collectors.joining(" | "));
    }
}
