package reckon.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import reckon.support.Folders;
import reckon.support.MySqlServer;
import reckon.support.NightInputs;
import reckon.support.OpenDatabase;
import reckon.support.Project;
import reckon.support.TestDatabase;

/**
 * A night of N requests on MySQL beside its {@link Floor}, in turn, several rounds; then a night with nothing new,
 * smaller and larger nights, the resets of a month and of twelve that were missed, and the sample. The server makes every commit durable, as production
 * has it. Whatever is measured begins with its tables made and a server at rest: nothing pays for pages that something
 * else left to be written.
 */
public final class NightBenchmark {
    private static final long SEED = 20261104;
    private static final LocalDate DATE = NightInputs.BUSINESS_DATE;
    private static final int BUFFER_POOL_MIB = 1024;

    private final Path folder = Folders.create("benchmark");
    private final MySqlServer server = MySqlServer.start(new MySqlServer.Settings(true, true, BUFFER_POOL_MIB));
    private int databases;

    private NightBenchmark() {}

    /** Runs it; arguments: the number of requests, the number of rounds (0 for the resets and the sample alone), the number of accounts (0 for 0.3 times the requests). */
    public static void main(String[] arguments) throws Exception {
        int requests = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        int accounts = Integer.parseInt(arguments[2]);
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        System.out.println(Machine.describe());
        NightBenchmark benchmark = new NightBenchmark();
        try {
            int known = accounts == 0 ? requests * 3 / 10 : accounts;
            if (rounds > 0) {
                MeasuredNight last = benchmark.nights(requests, rounds, known);
                benchmark.growth(requests, known, last);
            }
            benchmark.resets(requests, 1);
            benchmark.resets(known, 12);
            benchmark.sample();
        } finally {
            benchmark.server.close();
            Folders.remove(benchmark.folder);
        }
    }

    /** Returns the last night. */
    private MeasuredNight nights(int requests, int rounds, int accounts) throws Exception {
        Path input = folder.resolve("input");
        NightInputs.write(input, requests, accounts, SEED);
        List<Duration> floors = new ArrayList<>();
        List<Duration> nights = new ArrayList<>();
        System.out.printf("%n%,d requests of %,d accounts: the night and its floor%n", requests, accounts);
        System.out.println("| round | floor: in | record | out | together | night | ratio | peak memory |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        nightOfAServerThatHasJustStarted(input);
        TestDatabase last = null;
        MeasuredNight night = null;
        for (int round = 1; round <= rounds; round++) {
            last = database();
            night = night(last, input, DATE);
            Floor.Measured floor = floor(last, input);
            floors.add(floor.total());
            nights.add(night.time());
            System.out.printf(
                    "| %d | %s | %s | %s | %s | %s | %s | %d MiB |%n",
                    round,
                    seconds(floor.in()),
                    seconds(floor.record()),
                    seconds(floor.out()),
                    seconds(floor.total()),
                    seconds(night.time()),
                    ratio(night.time(), floor.total()),
                    night.peakMemoryKiB() / 1024);
        }
        System.out.printf("All rounds together: ratio %s.%n", ratio(sum(nights), sum(floors)));
        steps(last, requests);
        nothingNew(last);
        return night;
    }

    /** Is not counted: a server gets its memory from the system when it first uses it, and production's has long done so. */
    private void nightOfAServerThatHasJustStarted(Path input) {
        TestDatabase database = database();
        night(database, input, DATE);
        database.execute("DROP DATABASE " + nameOf(database));
    }

    private MeasuredNight night(TestDatabase database, Path input, LocalDate date) {
        Path output = folder.resolve("output");
        server.settle();
        MeasuredNight night = MeasuredNight.run(database, input, output, date);
        Folders.remove(output);
        return night;
    }

    private Floor.Measured floor(TestDatabase night, Path input) throws Exception {
        Path recorded = folder.resolve("recorded");
        Floor.keep(night, recorded);
        TestDatabase database = database();
        server.settle();
        Floor.Measured measured = new Floor(database).measure(input, recorded);
        Folders.remove(recorded);
        database.execute("DROP DATABASE " + nameOf(database));
        return measured;
    }

    private static void steps(TestDatabase night, int requests) {
        System.out.println();
        System.out.println("| step of the last night | time | requests per second |");
        System.out.println("|---|---|---|");
        for (MeasuredNight.Step step : MeasuredNight.steps(night)) {
            long micros = Math.max(1, step.time().toNanos() / 1000);
            System.out.printf("| %s | %s | %,d |%n", step.name(), seconds(step.time()), requests * 1_000_000L / micros);
        }
    }

    private void nothingNew(TestDatabase night) throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        MeasuredNight nothing = night(night, empty, DATE.plusDays(1));
        System.out.printf("%nA night with nothing new after it: %s.%n", seconds(nothing.time()));
    }

    /** Beside the last night one of a tenth of it all, and one of three times the requests of the same accounts. */
    private void growth(int requests, int accounts, MeasuredNight night) throws IOException {
        System.out.println();
        System.out.println("| requests | accounts | night | of the last night's | peak memory | of the last night's |");
        System.out.println("|---|---|---|---|---|---|");
        printGrowth(requests / 10, accounts / 10, nightOf(requests / 10, accounts / 10), night);
        printGrowth(requests, accounts, night, night);
        printGrowth(requests * 3, accounts, nightOf(requests * 3, accounts), night);
    }

    private MeasuredNight nightOf(int requests, int accounts) throws IOException {
        Path input = folder.resolve("input-" + requests);
        NightInputs.write(input, requests, accounts, SEED);
        TestDatabase database = database();
        MeasuredNight night = night(database, input, DATE);
        database.execute("DROP DATABASE " + nameOf(database));
        Folders.remove(input);
        return night;
    }

    private static void printGrowth(int requests, int accounts, MeasuredNight night, MeasuredNight last) {
        System.out.printf(
                "| %,d | %,d | %s | %s | %d MiB | %.2f |%n",
                requests,
                accounts,
                seconds(night.time()),
                ratio(night.time(), last.time()),
                night.peakMemoryKiB() / 1024,
                (double) night.peakMemoryKiB() / last.peakMemoryKiB());
    }

    /** The resets of the months that follow, of as many accounts, beside one INSERT … SELECT of the rows that they book. */
    private void resets(int accounts, int months) throws Exception {
        TestDatabase database = database();
        Path opening = folder.resolve("opening-" + months);
        NightInputs.write(opening, 1000, accounts, SEED);
        MeasuredNight.run(database, opening, folder.resolve("opened-" + months), DATE);
        Path missed = Files.createDirectories(folder.resolve("missed-" + months));
        String consumption = Files.readString(opening.resolve("consumption.csv"));
        for (int month = 0; month < months; month++) {
            YearMonth consumed = YearMonth.from(DATE).plusMonths(month);
            Files.writeString(
                    missed.resolve("consumption-" + consumed + ".csv"),
                    consumption.replace(",2026-10,", "," + consumed + ","));
        }
        LocalDate first = DATE.plusMonths(months).withDayOfMonth(1);
        MeasuredNight.run(database, missed, folder.resolve("reset-" + months), first);
        Duration reset = MeasuredNight.steps(database).stream()
                .filter(step -> step.name().equals("decideRequests"))
                .map(MeasuredNight.Step::time)
                .reduce(Duration.ZERO, Duration::plus);
        database.execute("CREATE TABLE same_rows LIKE movement");
        long started = System.nanoTime();
        database.execute("INSERT INTO same_rows SELECT * FROM movement WHERE run_no = 2");
        Duration insert = Duration.ofNanos(System.nanoTime() - started);
        System.out.printf(
                "%nThe resets of %d months for %,d accounts: %s for %,d movements; one INSERT … SELECT of them: %s; ratio %s.%n",
                months,
                accounts,
                seconds(reset),
                database.number("SELECT COUNT(*) FROM same_rows"),
                seconds(insert),
                ratio(reset, insert));
    }

    private void sample() {
        Path sample = Project.folder().resolve("sample-data/input");
        MeasuredNight night = MeasuredNight.run(null, sample, folder.resolve("sample"), DATE);
        System.out.printf("%nThe sample night on the embedded database: %s.%n", seconds(night.time()));
    }

    /** Makes a database with empty tables; what the one before left in the binary log is dropped, as it would fill the disk. */
    private TestDatabase database() {
        TestDatabase database = server.createDatabase("night_" + ++databases);
        new OpenDatabase(database).close();
        database.execute("RESET MASTER");
        return database;
    }

    private static String nameOf(TestDatabase database) {
        return database.url().substring(database.url().lastIndexOf('/') + 1);
    }

    private static Duration sum(List<Duration> times) {
        return times.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static String seconds(Duration time) {
        return String.format("%.1f s", time.toMillis() / 1000.0);
    }

    private static String ratio(Duration time, Duration other) {
        return String.format("%.2f", (double) time.toMillis() / other.toMillis());
    }
}
