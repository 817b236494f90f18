package reckon.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import reckon.support.Folders;
import reckon.support.MySqlServer;
import reckon.support.NightInputs;
import reckon.support.Project;
import reckon.support.TestDatabase;

/**
 * The same night by the one-machine program on MySQL and on Spark, some rounds, now the one first and now the other: the processor
 * time of both, and by Spark's own log of the last round for how long fewer than two of its tasks ran. It ends with an error if the
 * files of a round are not the same, byte for byte but for the ledger's id. With no rounds it runs the night on Spark alone, once. It
 * runs with Spark's class path.
 */
public final class EnginesBenchmark {
    private static final long SEED = 20_261_104;
    private static final int BUFFER_POOL_MIB = 1024;
    private static final String CORES = Integer.toString(Runtime.getRuntime().availableProcessors());

    private final Path folder = Folders.create("engines");
    private final Path input = folder.resolve("input");
    private final Path events = folder.resolve("events");
    private final Path warehouse = folder.resolve("warehouse");

    private EnginesBenchmark() {}

    /**
     * Runs it; arguments: the numbers of requests and of rounds, the memory of Spark's process, and the options that Java needs
     * for Spark.
     */
    public static void main(String[] arguments) throws IOException {
        System.out.println(Machine.describe());
        EnginesBenchmark engines = new EnginesBenchmark();
        try {
            engines.run(
                    Integer.parseInt(arguments[0]),
                    Integer.parseInt(arguments[1]),
                    arguments[2],
                    arguments[3].trim().split("\\s+"));
        } finally {
            Folders.remove(engines.folder);
        }
    }

    private void run(int requests, int rounds, String memory, String... options) throws IOException {
        NightInputs.write(input, requests, SEED);
        System.out.printf(
                "%n%,d requests; MySQL has %d MiB of buffer pool, Spark is local[%s] with %s of heap%n",
                requests, BUFFER_POOL_MIB, CORES, memory);
        System.out.println(
                "| round | engine | processor seconds, program + server | on the clock | most memory of the program |");
        System.out.println("|---|---|---|---|---|");
        if (rounds == 0) {
            runOnSpark(0, memory, options);
        } else {
            runBoth(rounds, memory, options);
        }
        SparkEvents.read(events).print();
    }

    private void runBoth(int rounds, String memory, String... options) throws IOException {
        double onMySql = 0;
        double onSpark = 0;
        try (MySqlServer server = MySqlServer.start(new MySqlServer.Settings(true, true, BUFFER_POOL_MIB))) {
            warmUp(server);
            for (int round = 1; round <= rounds; round++) {
                if (round % 2 == 0) {
                    onSpark += runOnSpark(round, memory, options);
                    onMySql += runOnMySql(round, server);
                } else {
                    onMySql += runOnMySql(round, server);
                    onSpark += runOnSpark(round, memory, options);
                }
                compare();
            }
        }
        System.out.printf("%nAll rounds together: Spark took %.2f times the processor time.%n", onSpark / onMySql);
    }

    /** Is not counted: a server gets its memory from the system when it first uses it. */
    private void warmUp(MySqlServer server) {
        TestDatabase database = server.createDatabase("first");
        MeasuredNight.run(database, input, folder.resolve("first"), NightInputs.BUSINESS_DATE);
        database.execute("DROP DATABASE first");
        Folders.remove(folder.resolve("first"));
        server.settle();
    }

    private double runOnMySql(int round, MySqlServer server) {
        TestDatabase database = server.createDatabase("night");
        ProcessBuilder command = MeasuredNight.command(
                Project.folder(), database, input, folder.resolve("mysql"), NightInputs.BUSINESS_DATE);
        double before = MeasuredNight.processorSeconds(server.pid());
        double seconds = printed(round, "MySQL", command, () -> MeasuredNight.processorSeconds(server.pid()) - before);
        database.execute("DROP DATABASE night");
        server.settle();
        return seconds;
    }

    private double runOnSpark(int round, String memory, String... options) throws IOException {
        Folders.remove(warehouse);
        Folders.remove(events);
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-Xmx" + memory, "-XX:+UseParallelGC"));
        words.addAll(List.of(options));
        words.addAll(List.of(
                "-Dspark.master=local[" + CORES + "]",
                "-Dspark.ui.enabled=false",
                "-Dspark.sql.shuffle.partitions=8",
                "-Dspark.default.parallelism=8",
                "-Dspark.local.dir=" + Files.createDirectories(folder.resolve("local")),
                "-Dspark.eventLog.enabled=true",
                "-Dspark.eventLog.compress=false",
                "-Dspark.eventLog.rolling.enabled=false",
                "-Dspark.eventLog.dir=" + Files.createDirectories(events).toUri()));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "reckon.spark.Main", "nightly"));
        words.addAll(List.of("--date", NightInputs.BUSINESS_DATE.toString(), "--input", input.toString()));
        words.addAll(List.of("--output", folder.resolve("spark").toString()));
        words.addAll(List.of("--warehouse", warehouse.toString()));
        ProcessBuilder command = new ProcessBuilder(words).directory(folder.toFile());
        command.environment().put("RECKON_IDENTITY_KEY", MeasuredNight.ANY_KEY);
        command.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return printed(round, "Spark", command, () -> 0);
    }

    /** Runs a night and prints a line of it; returns the processor seconds of its process and of its server. */
    private static double printed(int round, String engine, ProcessBuilder command, DoubleSupplier ofServer) {
        double[] program = {0};
        MeasuredNight night = MeasuredNight.run(
                command, pid -> program[0] = Math.max(program[0], MeasuredNight.processorSeconds(pid)));
        double server = ofServer.getAsDouble();
        System.out.printf(
                "| %d | %s | %.1f + %.1f | %.1f s | %d MiB |%n",
                round, engine, program[0], server, night.time().toMillis() / 1000.0, night.peakMemoryKiB() / 1024);
        return program[0] + server;
    }

    private void compare() {
        List<String> different = Folders.differences(output("mysql"), output("spark"));
        if (!different.isEmpty()) {
            throw new IllegalStateException("files are not the same: " + different);
        }
        Folders.remove(folder.resolve("mysql"));
        Folders.remove(folder.resolve("spark"));
    }

    private Path output(String engine) {
        return folder.resolve(engine).resolve(NightInputs.BUSINESS_DATE.toString());
    }
}
