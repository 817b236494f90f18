package reckon.benchmark;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import reckon.support.Folders;
import reckon.support.MySqlServer;
import reckon.support.NightInputs;
import reckon.support.Project;

/**
 * The same night by the one-machine program on MySQL and on Spark, one after the other: the processor time of both, which files
 * are not the same, byte for byte, and how long Spark kept less than two cores busy. It runs with Spark's class path.
 */
public final class EnginesBenchmark {
    private static final LocalDate DATE = LocalDate.of(2026, 11, 4);
    private static final long SEED = 20_261_104;
    private static final int BUFFER_POOL_MIB = 1024;
    private static final String LEDGER_ID = "\"ledger_id\" : \"[^\"]*\"";

    private final Path folder = Folders.create("engines");
    private final Path input = folder.resolve("input");

    private EnginesBenchmark() {}

    /** Runs it; arguments: the number of requests, the memory of Spark's process, and the options that Java needs for Spark. */
    public static void main(String[] arguments) throws IOException {
        int requests = Integer.parseInt(arguments[0]);
        System.out.println(Machine.describe());
        EnginesBenchmark engines = new EnginesBenchmark();
        try {
            NightInputs.write(engines.input, requests, SEED);
            System.out.printf("%n%,d requests%n", requests);
            System.out.println("| engine | processor seconds | on the clock | most memory of the program |");
            System.out.println("|---|---|---|---|");
            double oneMachine = engines.runOnMySql();
            double spark = engines.runOnSpark(arguments[1], arguments[2].trim().split("\\s+"));
            System.out.printf("%nSpark took %.2f times the processor time.%n", spark / oneMachine);
            System.out.println("Files that are not the same: " + engines.differing());
            SparkEvents.read(engines.events()).print();
        } finally {
            Folders.remove(engines.folder);
        }
    }

    private double runOnMySql() {
        try (MySqlServer server = MySqlServer.start(new MySqlServer.Settings(true, true, BUFFER_POOL_MIB))) {
            MeasuredNight.run(
                    server.createDatabase("first"),
                    input,
                    folder.resolve("first"),
                    DATE); // the server gets its memory in it
            Folders.remove(folder.resolve("first"));
            server.settle();
            ProcessBuilder command = MeasuredNight.command(
                    Project.folder(), server.createDatabase("night"), input, folder.resolve("mysql"), DATE);
            double before = MeasuredNight.processorSeconds(server.pid());
            return printed("MySQL", command, () -> MeasuredNight.processorSeconds(server.pid()) - before);
        }
    }

    private double runOnSpark(String memory, String... options) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-Xmx" + memory, "-XX:+UseParallelGC"));
        words.addAll(List.of(options));
        words.addAll(List.of(
                "-Dspark.master=local[2]",
                "-Dspark.ui.enabled=false",
                "-Dspark.sql.shuffle.partitions=8",
                "-Dspark.default.parallelism=8",
                "-Dspark.local.dir=" + Files.createDirectories(folder.resolve("local")),
                "-Dspark.eventLog.enabled=true",
                "-Dspark.eventLog.compress=false",
                "-Dspark.eventLog.rolling.enabled=false",
                "-Dspark.eventLog.dir=" + Files.createDirectories(events()).toUri()));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "reckon.spark.Main", "nightly"));
        words.addAll(List.of("--date", DATE.toString(), "--input", input.toString()));
        words.addAll(List.of("--output", folder.resolve("spark").toString()));
        words.addAll(List.of("--warehouse", folder.resolve("warehouse").toString()));
        ProcessBuilder command = new ProcessBuilder(words).directory(folder.toFile());
        command.environment().put("RECKON_IDENTITY_KEY", MeasuredNight.ANY_KEY);
        command.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return printed("Spark", command, () -> 0);
    }

    /** Runs a night and prints a line of it; returns the processor seconds of its process and of its server. */
    private static double printed(String engine, ProcessBuilder command, DoubleSupplier ofServer) {
        double[] program = {0};
        MeasuredNight night = MeasuredNight.run(
                command, pid -> program[0] = Math.max(program[0], MeasuredNight.processorSeconds(pid)));
        double server = ofServer.getAsDouble();
        System.out.printf(
                "| %s | %.1f + %.1f | %.1f s | %d MiB |%n",
                engine, program[0], server, night.time().toMillis() / 1000.0, night.peakMemoryKiB() / 1024);
        return program[0] + server;
    }

    private Path events() {
        return folder.resolve("events");
    }

    private Set<String> differing() throws IOException {
        Path one = folder.resolve("mysql").resolve(DATE.toString());
        Path other = folder.resolve("spark").resolve(DATE.toString());
        Set<String> names = new TreeSet<>(names(one));
        names.addAll(names(other));
        Set<String> differing = new TreeSet<>();
        for (String name : names) {
            if (!same(one.resolve(name), other.resolve(name))) {
                differing.add(name);
            }
        }
        return differing;
    }

    private static Set<String> names(Path run) throws IOException {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(run)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    /** The id of a ledger is made at random. */
    private static boolean same(Path file, Path other) throws IOException {
        if (!Files.exists(file) || !Files.exists(other)) {
            return false;
        }
        return file.endsWith("manifest.json")
                ? Files.readString(file)
                        .replaceFirst(LEDGER_ID, "")
                        .equals(Files.readString(other).replaceFirst(LEDGER_ID, ""))
                : Files.mismatch(file, other) < 0;
    }
}
