package reckon.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.slf4j.LoggerFactory;
import reckon.support.Folders;
import reckon.support.MySqlServer;
import reckon.support.NightInputs;
import reckon.support.Project;
import reckon.support.TestDatabase;

/**
 * What the report costs: the same night without and with it, in turn, several rounds. The sample night runs on the embedded
 * database, a large one on MySQL. Beside the time on the clock stands the processor time of program and server, which says
 * more on a busy machine.
 */
public final class ReportCost {
    private static final long SEED = 20_261_104;
    private static final int BUFFER_POOL_MIB = 1024;
    private static final LocalDate SAMPLE_DATE = LocalDate.of(2026, 11, 4);

    /** What a night took in seconds. */
    private record Cost(double clock, double processor) {}

    private final Path folder = Folders.create("report-cost");
    private final int rounds;
    private int databases;

    private ReportCost(int rounds) {
        this.rounds = rounds;
    }

    /** Runs it; arguments: the number of requests of the large night, 0 for none, and the number of rounds. */
    public static void main(String[] arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        int requests = Integer.parseInt(arguments[0]);
        ReportCost cost = new ReportCost(Integer.parseInt(arguments[1]));
        System.out.println(Machine.describe());
        try {
            Path sample = Project.folder().resolve("sample-data/input");
            cost.compare(
                    "the sample night, embedded database", report -> cost.night(report, null, 0, sample, SAMPLE_DATE));
            if (requests > 0) {
                cost.compareOnMySql(requests);
            }
        } finally {
            Folders.remove(cost.folder);
        }
    }

    private void compareOnMySql(int requests) {
        Path input = folder.resolve("input");
        NightInputs.write(input, requests, SEED);
        try (MySqlServer server = MySqlServer.start(new MySqlServer.Settings(true, true, BUFFER_POOL_MIB))) {
            nightOnMySql(true, server, input); // not counted: the server gets its memory in it
            compare(
                    String.format("a night of %,d requests, MySQL", requests),
                    report -> nightOnMySql(report, server, input));
        }
    }

    /** A night, with or without its report. */
    private interface Night {
        Cost run(boolean report);
    }

    private void compare(String name, Night night) {
        List<Cost> without = new ArrayList<>();
        List<Cost> with = new ArrayList<>();
        System.out.printf("%n%s: seconds on the clock / of processors%n", name);
        System.out.println("| round | without the report | with it |");
        System.out.println("|---|---|---|");
        for (int round = 1; round <= rounds; round++) {
            without.add(night.run(false));
            with.add(night.run(true));
            System.out.println(
                    "| " + round + " | " + text(without.get(round - 1)) + " | " + text(with.get(round - 1)) + " |");
        }
        Cost before = new Cost(median(without, Cost::clock), median(without, Cost::processor));
        Cost after = new Cost(median(with, Cost::clock), median(with, Cost::processor));
        System.out.println("| median | " + text(before) + " | " + text(after) + " |");
        System.out.printf(
                "With the report: %.3f times the clock, %.3f times the processors.%n",
                after.clock() / before.clock(), after.processor() / before.processor());
    }

    private static String text(Cost cost) {
        return String.format("%.2f / %.2f", cost.clock(), cost.processor());
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> part) {
        List<Double> sorted =
                new ArrayList<>(costs.stream().map(part::applyAsDouble).toList());
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private Cost nightOnMySql(boolean report, MySqlServer server, Path input) {
        String name = "night_" + ++databases;
        TestDatabase database = server.createDatabase(name);
        Cost cost = night(report, database, server.pid(), input, NightInputs.BUSINESS_DATE);
        database.execute("RESET MASTER"); // its binary log would fill the disk
        database.execute("DROP DATABASE " + name);
        return cost;
    }

    private Cost night(boolean report, TestDatabase database, long server, Path input, LocalDate date) {
        Path output = folder.resolve("output");
        Map<String, String> settings = Map.of("RECKON_REPORT", Boolean.toString(report));
        long begin = System.nanoTime();
        List<MeasuredNight.Sample> samples =
                MeasuredNight.sampled(Project.folder(), settings, database, server, input, output, date);
        double clock = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        Folders.remove(output);
        double program = samples.stream()
                .mapToDouble(MeasuredNight.Sample::program)
                .max()
                .orElseThrow();
        double serverBefore = samples.get(0).server();
        double serverAfter = samples.get(samples.size() - 1).server();
        return new Cost(clock, program + serverAfter - serverBefore);
    }
}
