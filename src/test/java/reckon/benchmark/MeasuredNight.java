package reckon.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import reckon.support.Folders;
import reckon.support.Project;
import reckon.support.TestDatabase;

/**
 * One night as an operator starts it, by {@code jobs/nightly}, with what it took.
 *
 * @param time from the command to its end, the start of Java included
 * @param peakMemoryKiB the most memory that the process had at once (VmHWM)
 * @param said what it printed
 */
record MeasuredNight(Duration time, long peakMemoryKiB, String said) {
    static final String ANY_KEY = "a key for the benchmark";
    private static final int MILLIS_BETWEEN_LOOKS = 20;

    /** Runs a night; with null for the database the embedded one in the output folder. */
    static MeasuredNight run(@Nullable TestDatabase database, Path input, Path output, LocalDate date) {
        return run(Project.folder(), Map.of(), database, input, output, date, program -> {});
    }

    private static MeasuredNight run(
            Path checkout,
            Map<String, String> settings,
            @Nullable TestDatabase database,
            Path input,
            Path output,
            LocalDate date,
            LongConsumer look) {
        ProcessBuilder command = command(checkout, database, input, output, date);
        command.environment().putAll(settings);
        return run(command, look);
    }

    /** Returns the command of a night by a checkout; with null for the database by the embedded one in the output folder. */
    static ProcessBuilder command(
            Path checkout, @Nullable TestDatabase database, Path input, Path output, LocalDate date) {
        try {
            ProcessBuilder command = new ProcessBuilder(List.of(
                            checkout.resolve("jobs/nightly").toString(),
                            "--input",
                            input.toString(),
                            "--output",
                            output.toString(),
                            "--date",
                            date.toString()))
                    .directory(Files.createDirectories(output).toFile());
            command.environment().put("RECKON_IDENTITY_KEY", ANY_KEY);
            command.environment().putAll(database == null ? Map.of() : database.environment());
            return command;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a command that is one night.
     *
     * @param look gets the id of its process, many times
     */
    static MeasuredNight run(ProcessBuilder command, LongConsumer look) {
        try {
            Path said = Files.createTempFile(Folders.create("benchmark-said"), "night", ".log");
            command.redirectErrorStream(true).redirectOutput(said.toFile());
            long started = System.nanoTime();
            Process process = command.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            long peak = 0;
            while (!process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, peakMemoryKiB(process));
                look.accept(process.pid());
            }
            Duration time = Duration.ofNanos(System.nanoTime() - started);
            if (process.exitValue() != 0) {
                throw new IllegalStateException("the night failed: " + Files.readString(said));
            }
            String all = Files.readString(said);
            Folders.remove(said.getParent());
            return new MeasuredNight(time, peak, all);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The processor time that the program and the server have used by an instant of a night, in seconds. */
    record Sample(LocalDateTime at, double program, double server) {}

    /** Runs a night and says what it and its server had used by many instants of it. */
    static List<Sample> sampled(
            Path checkout, TestDatabase database, long serverPid, Path input, Path output, LocalDate date) {
        return sampled(checkout, Map.of(), database, serverPid, input, output, date);
    }

    /** Runs a night with other settings and says what it and its server had used by many instants of it. */
    static List<Sample> sampled(
            Path checkout,
            Map<String, String> settings,
            TestDatabase database,
            long serverPid,
            Path input,
            Path output,
            LocalDate date) {
        List<Sample> samples = new ArrayList<>();
        run(
                checkout,
                settings,
                database,
                input,
                output,
                date,
                program -> samples.add(new Sample(
                        LocalDateTime.now(ZoneId.systemDefault()),
                        processorSeconds(program),
                        processorSeconds(serverPid))));
        return samples;
    }

    /** Fields 14 and 15 of the process's line are its ticks, a hundred a second; its name, the second, may hold spaces. */
    static double processorSeconds(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
        } catch (IOException e) {
            return 0; // it has ended
        }
    }

    private static long peakMemoryKiB(Process process) throws IOException, InterruptedException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            if (process.waitFor(1, TimeUnit.SECONDS)) {
                return 0;
            }
            throw e;
        }
    }

    /** One step of the last night in a database. */
    record Step(String name, LocalDateTime begin, Duration time) {}

    /** Returns the steps of the last night in their order. */
    static List<Step> steps(TestDatabase database) {
        List<Step> steps = new ArrayList<>();
        for (List<String> row : database.query(
                "SELECT step_name, start_time, TIMESTAMPDIFF(MICROSECOND, start_time, end_time) FROM BATCH_STEP_EXECUTION"
                        + " WHERE job_execution_id = (SELECT MAX(job_execution_id) FROM BATCH_JOB_EXECUTION)"
                        + " AND step_name NOT LIKE '%:%' ORDER BY step_execution_id")) {
            steps.add(new Step(
                    row.get(0),
                    Timestamp.valueOf(row.get(1).replace('T', ' ')).toLocalDateTime(),
                    Duration.ofNanos(1000 * Long.parseLong(row.get(2)))));
        }
        return steps;
    }

    /** Returns the processor seconds of program and server in the last night, in all ({@code program}, {@code server}) and by step. */
    static Map<String, Double> processorSecondsByStep(List<Sample> samples, TestDatabase database) {
        double server =
                samples.get(samples.size() - 1).server() - samples.get(0).server();
        double program = samples.stream().mapToDouble(Sample::program).max().orElseThrow();
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put("program", program);
        seconds.put("server", server);
        double steps = 0;
        for (Step step : steps(database)) {
            double inStep = usedBy(samples, step.begin().plus(step.time())) - usedBy(samples, step.begin());
            seconds.put(step.name(), inStep);
            steps += inStep;
        }
        seconds.put("start and end", program + server - steps);
        return seconds;
    }

    private static double usedBy(List<Sample> samples, LocalDateTime instant) {
        Sample last = samples.stream()
                .filter(sample -> sample.program() > 0 && !sample.at().isAfter(instant))
                .reduce((first, second) -> second)
                .orElse(samples.get(0));
        return last.program() + last.server();
    }
}
