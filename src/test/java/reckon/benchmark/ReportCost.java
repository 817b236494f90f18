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
 * database. A large one on MySQL is run once; then it is started again and again, which only writes its files anew, as rounds
 * of whole nights lie further apart than what the report costs. Beside the time on the clock stands the processor time of
 * program and server, which says more on a busy machine.
 */
public final class ReportCost {
    private static final long SEED = 20_261_104;
    private static final int BUFFER_POOL_MIB = 1024;
    private static final LocalDate SAMPLE_DATE = LocalDate.of(2026, 11, 4);

    /** What a night took in seconds. */
    private record Cost(double clock, double processor) {}

    private final Path folder = Folders.create("report-cost");
    private final int rounds;

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
            cost.compare("the sample night, embedded database", report -> cost.sampleNight(report, sample));
            if (requests > 0) {
                cost.compareOnMySql(requests);
            }
        } finally {
            Folders.remove(cost.folder);
        }
    }

    private void compareOnMySql(int requests) {
        Path input = folder.resolve("input");
        Path output = folder.resolve("large");
        NightInputs.write(input, requests, SEED);
        try (MySqlServer server = MySqlServer.start(new MySqlServer.Settings(true, true, BUFFER_POOL_MIB))) {
            TestDatabase database = server.createDatabase("night");
            Night night = report -> night(report, database, server.pid(), input, output, NightInputs.BUSINESS_DATE);
            Cost whole = night.run(true);
            System.out.printf(
                    "%na night of %,d requests with its report, MySQL: %s seconds on the clock / of processors%n",
                    requests, text(whole));
            Cost report = compare("the same night again, which writes its files", night);
            System.out.printf(
                    "The report takes %.3f of the night's time on the clock without it, %.3f of its processor time.%n",
                    report.clock() / (whole.clock() - report.clock()),
                    report.processor() / (whole.processor() - report.processor()));
        }
    }

    /** A night, with or without its report. */
    private interface Night {
        Cost run(boolean report);
    }

    /** Returns what the nights with a report take more. */
    private Cost compare(String name, Night night) {
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
        return new Cost(after.clock() - before.clock(), after.processor() - before.processor());
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

    private Cost sampleNight(boolean report, Path input) {
        Path output = folder.resolve("output");
        Cost cost = night(report, null, 0, input, output, SAMPLE_DATE);
        Folders.remove(output);
        return cost;
    }

    private static Cost night(
            boolean report, TestDatabase database, long server, Path input, Path output, LocalDate date) {
        Map<String, String> settings = Map.of("RECKON_REPORT", Boolean.toString(report));
        long begin = System.nanoTime();
        List<MeasuredNight.Sample> samples =
                MeasuredNight.sampled(Project.folder(), settings, database, server, input, output, date);
        double clock = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        double program = samples.stream()
                .mapToDouble(MeasuredNight.Sample::program)
                .max()
                .orElseThrow();
        double serverBefore = samples.get(0).server();
        double serverAfter = samples.get(samples.size() - 1).server();
        return new Cost(clock, program + serverAfter - serverBefore);
    }
}
