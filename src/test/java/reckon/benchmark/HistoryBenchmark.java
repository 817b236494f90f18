package reckon.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import reckon.support.Folders;
import reckon.support.MySqlServer;
import reckon.support.NightInputs;
import reckon.support.Nights;
import reckon.support.OpenDatabase;
import reckon.support.Outcome;
import reckon.support.Project;
import reckon.support.SettledNight;
import reckon.support.StatementLog;
import reckon.support.TestDatabase;

/**
 * Many nights one after the other on one ledger, each with as many new requests, and two nights later their settlements and
 * the export that marks their orders, so that every night that is compared brings the same. It prints the processor time of
 * program and server of each night by step and what the server counted. The last nights are run in turn with the first ones of
 * another ledger, on a server of its own: what is compared is of the same minutes, and gives by how much all that grows a
 * night. Then all is settled and due, and small nights
 * follow: with nothing new and with a thousand requests, by the clock and again with a log of all statements, with settlements, the first of a month, and one whose resets wait for
 * a month of consumption. Of each it prints the statements that examined most rows, and it ends with an error if one of them
 * looked at a fifth as many rows as there are decisions, and at ten times as many as there are accounts.
 */
public final class HistoryBenchmark implements AutoCloseable {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final long SEED = 20_261_101;
    private static final int DAYS_TO_SETTLE = 2;
    private static final int NIGHTS_UNTIL_DUE = 4; // then nothing of what was returned becomes due any more
    private static final int NIGHTS_COMPARED = 5;
    private static final int BEFORE_COMPARED = 2; // the first nights bring the accounts and compile the server's tables
    private static final int FEW_REQUESTS = 1000;
    private static final Map<String, String> COUNTERS = new TreeMap<>(Map.of(
            "index lookups", "Handler_read_key",
            "rows read", "Innodb_rows_read",
            "page reads", "Innodb_buffer_pool_read_requests"));
    private static final int STATEMENTS = 12;
    private static final int STATEMENT_WIDTH = 160;
    private static final int PART_OF_DECISIONS = 5;
    private static final int ROWS_OF_AN_ACCOUNT = 10; // a month that begins reads each account some times

    private final Path folder = Folders.create("history");
    private final Path output = folder.resolve("output");
    private final MySqlServer server;
    private final TestDatabase database;
    private final Map<Integer, Map<String, Double>> used = new TreeMap<>();
    private final List<String> passing = new ArrayList<>();
    private final int requests;
    private final int accounts;

    private HistoryBenchmark(int requests, int accounts, int bufferPoolMiB) {
        this.server = MySqlServer.start(new MySqlServer.Settings(true, true, bufferPoolMiB));
        this.database = server.createDatabase("history");
        new OpenDatabase(database).close();
        this.requests = requests;
        this.accounts = accounts;
    }

    /** Runs it; arguments: the number of nights, of requests a night, of accounts, and the MiB of the server's buffer pool. */
    public static void main(String[] arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        int nights = Integer.parseInt(arguments[0]);
        int requests = Integer.parseInt(arguments[1]);
        int accounts = Integer.parseInt(arguments[2]);
        int bufferPoolMiB = Integer.parseInt(arguments[3]);
        System.out.println(Machine.describe());
        System.out.printf(
                "%n%d nights of %,d requests, %,d accounts: processor seconds, and thousands of what the server counted%n",
                nights, requests, accounts);
        try (HistoryBenchmark history = new HistoryBenchmark(requests, accounts, bufferPoolMiB)) {
            if (nights >= BEFORE_COMPARED + 2 * NIGHTS_COMPARED) {
                try (HistoryBenchmark young = new HistoryBenchmark(requests, accounts, bufferPoolMiB)) {
                    history.runBeside(young, nights);
                }
            } else {
                history.run(0, nights);
            }
            history.settleAll(nights);
            history.printSmallNights(nights + NIGHTS_UNTIL_DUE);
        }
    }

    /**
     * Runs the last nights in turn with the first ones of a ledger that is young, as a machine is now faster, now slower: the
     * same minutes tell of both.
     */
    private void runBeside(HistoryBenchmark young, int nights) throws IOException {
        int late = nights - NIGHTS_COMPARED;
        run(0, late);
        System.out.println("Another ledger, and in turn with it the last nights of this one:");
        young.run(0, BEFORE_COMPARED);
        for (int night = 0; night < NIGHTS_COMPARED; night++) {
            young.run(BEFORE_COMPARED + night, BEFORE_COMPARED + night + 1);
            run(late + night, late + night + 1);
        }
        printGrowth(young);
    }

    private void run(int first, int end) throws IOException {
        for (int night = first; night < end; night++) {
            NightInputs.writeOneOfMany(input(night), night, date(night), requests, accounts, SEED);
            if (night >= DAYS_TO_SETTLE) {
                settle(night - DAYS_TO_SETTLE, night);
            }
            writeConsumption(night);
            Map<String, Double> before = counted();
            List<MeasuredNight.Sample> samples =
                    MeasuredNight.sampled(Project.folder(), database, server.pid(), input(night), output, date(night));
            Map<String, Double> ofNight = MeasuredNight.processorSecondsByStep(samples, database);
            counted().forEach((what, count) -> ofNight.put(what, count - before.getOrDefault(what, 0.0)));
            used.put(night, ofNight);
            database.execute("RESET MASTER"); // its binary log would fill the disk
            print(night);
        }
    }

    @Override
    public void close() {
        server.close();
        Folders.remove(folder);
    }

    /** Returns, in thousands, what the server has counted since its start: work that does not depend on the machine. */
    private Map<String, Double> counted() {
        Map<String, Double> counted = new LinkedHashMap<>();
        COUNTERS.forEach((what, name) -> counted.put(
                what,
                Long.parseLong(database.query("SHOW GLOBAL STATUS LIKE '" + name + "'")
                                .get(0)
                                .get(1))
                        / 1000.0));
        return counted;
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
        printNightsWithLittle(null, night);
        StatementLog log = StatementLog.start(database); // which takes its time
        printNightsWithLittle(log, night + 2);
        Path run = output.resolve(date(night + 3).toString());
        printVerification(log, run);
        Files.createDirectories(input(night + 4));
        SettledNight.write(input(night + 3), run, input(night + 4), date(night + 4));
        writeConsumption(night + 4);
        printSmallNight(log, "their settlements", date(night + 4), input(night + 4));
        printMonthStarts(log, YearMonth.from(date(night + 4)));
        if (!passing.isEmpty()) {
            throw new IllegalStateException(
                    "what earlier nights decided is passed by " + String.join("\nand by ", passing));
        }
    }

    private void printNightsWithLittle(@Nullable StatementLog log, int night) throws IOException {
        Files.createDirectories(input(night));
        writeConsumption(night);
        printSmallNight(log, "nothing new", date(night), input(night));
        NightInputs.writeOneOfMany(
                input(night + 1),
                (int) (database.number("SELECT COUNT(*) FROM decision") / FEW_REQUESTS) + (log == null ? 1 : 2),
                date(night + 1),
                FEW_REQUESTS,
                accounts,
                SEED);
        writeConsumption(night + 1);
        printSmallNight(log, String.format("%,d requests", FEW_REQUESTS), date(night + 1), input(night + 1));
    }

    /** A first of a month reports all that was decided in the month before, so what is looked at is the first of the month after next. */
    private void printMonthStarts(StatementLog log, YearMonth month) throws IOException {
        for (int months = 0; months < 2; months++) {
            Path input = Files.createDirectories(folder.resolve("month-" + months));
            NightInputs.writeConsumption(input, month.plusMonths(months), accounts);
            LocalDate date = month.plusMonths(months + 1L).atDay(1);
            if (months == 0) {
                MeasuredNight.run(database, input, output, date);
            } else {
                printSmallNight(log, "a month that begins", date, input);
            }
        }
        long decisions = database.number("SELECT COUNT(*) FROM decision");
        log.clear();
        new Nights(database, output)
                .with("RECKON_IDENTITY_KEY", MeasuredNight.ANY_KEY)
                .runMaybeIncomplete(
                        month.plusMonths(3).atDay(1), Files.createDirectories(folder.resolve("missing-month")));
        System.out.printf("%nA night whose resets wait for a month of consumption:%n");
        printStatements(log, decisions);
    }

    private void printVerification(StatementLog log, Path run) {
        long decisions = database.number("SELECT COUNT(*) FROM decision");
        log.clear();
        long began = System.nanoTime();
        Outcome verified = new Nights(database, output).execute("verify", run.toString());
        if (verified.exitCode() != 0) {
            throw new IllegalStateException(verified.toString());
        }
        System.out.printf("%nIts run was verified in %.1f s.%n", (System.nanoTime() - began) / 1e9);
        printStatements(log, decisions);
    }

    private void printSmallNight(@Nullable StatementLog log, String what, LocalDate date, Path input) {
        long decisions = database.number("SELECT COUNT(*) FROM decision");
        server.settle();
        if (log != null) {
            log.clear();
        }
        MeasuredNight measured = MeasuredNight.run(database, input, output, date);
        System.out.printf(
                "%nAfter %,d decisions a night with %s: %.1f s on the clock, %d MiB.%n",
                decisions, what, measured.time().toMillis() / 1000.0, measured.peakMemoryKiB() / 1024);
        if (log != null) {
            printStatements(log, decisions);
        }
    }

    private void printStatements(StatementLog log, long decisions) {
        long most = Math.max(decisions / PART_OF_DECISIONS, (long) ROWS_OF_AN_ACCOUNT * accounts);
        List<StatementLog.Statement> statements = log.statements();
        System.out.println("| rows examined | seconds | statement |");
        System.out.println("|---|---|---|");
        statements.stream()
                .limit(STATEMENTS)
                .forEach(statement -> System.out.printf(
                        "| %s | %.3f | %s |%n",
                        statement.rowsExamined(), statement.seconds(), shortened(statement.sql())));
        List<StatementLog.FullScan> scans = log.fullScans();
        scans.forEach(scan -> System.out.printf(
                "All of %s, about %s rows, are read by %s%n", scan.table(), scan.rows(), shortened(scan.sql())));
        System.out.printf("All %d statements were looked at.%n", statements.size());
        statements.stream()
                .filter(statement -> statement.rowsExamined() >= most)
                .forEach(statement -> passing.add(statement.sql()));
        scans.stream().filter(scan -> scan.rows() >= most).forEach(scan -> passing.add(scan.sql()));
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
        if (used.size() == 1) {
            System.out.println("| night | " + String.join(" | ", seconds.keySet()) + " |");
            System.out.println("|---".repeat(seconds.size() + 1) + "|");
        }
        System.out.println("| " + (night + 1) + " | " + told(seconds) + " |");
    }

    private void printGrowth(HistoryBenchmark young) {
        int last = used.size();
        Map<String, Double> early = young.mean(BEFORE_COMPARED);
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
        System.out.printf(
                "%nThe last five nights took %.3f of what nights 3 to 7 of the young ledger took.%n",
                total(late) / total(early));
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
