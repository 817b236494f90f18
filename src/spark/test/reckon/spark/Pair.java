package reckon.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A ledger of the one-machine program and one of Spark's that are given the same nights, Spark's by one driver. */
final class Pair implements AutoCloseable {
    private final Path one;
    private final Path spark;
    private final Map<String, String> environment;
    private final String master;
    private @Nullable Driver driver;

    /**
     * Makes a pair in the folders {@code one} and {@code spark} of a folder.
     *
     * @param environment settings of both beside the key
     */
    Pair(Path folder, Map<String, String> environment) throws IOException {
        this(folder, environment, Clusters.LOCAL);
    }

    /** @param master of {@link Clusters} */
    Pair(Path folder, Map<String, String> environment, String master) throws IOException {
        this(folder.resolve("one"), folder.resolve("spark"), environment, master);
    }

    private Pair(Path one, Path spark, Map<String, String> environment, String master) throws IOException {
        this.one = Files.createDirectories(one);
        this.spark = Files.createDirectories(spark);
        this.environment = environment;
        this.master = master;
    }

    /** Returns a pair of the same one-machine ledger and another one of Spark's, in a folder. */
    Pair withSparkIn(Path folder) throws IOException {
        return new Pair(one, folder, environment, master);
    }

    private static List<String> nightly(String date, Path input, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("nightly", "--date", date, "--input", input.toString(), "--output", "out"));
        arguments.addAll(List.of(more));
        return arguments;
    }

    /** Runs a night of the one-machine program; returns its exit code. */
    int oneMachine(String date, Path input) {
        return Program.oneMachine(one, environment, nightly(date, input).toArray(new String[0]));
    }

    /** Starts a night of Spark's in a driver of its own. */
    Program start(String master, String date, Path input, String... more) {
        return Program.spark(spark, master, environment, inWarehouse(nightly(date, input, more)));
    }

    /** Runs a night of Spark's; returns its exit code. */
    int spark(String date, Path input, String... more) {
        int exitCode = run(nightly(date, input, more));
        assertThat(exitCode).as(driver()::log).isIn(0, 3);
        return exitCode;
    }

    private int run(List<String> command) {
        return driver().run(inWarehouse(command));
    }

    private static String[] inWarehouse(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--warehouse", "warehouse"));
        return arguments.toArray(new String[0]);
    }

    /** Returns the driver that runs the nights of Spark's. */
    Driver driver() {
        if (driver == null) {
            driver = new Driver(spark, master, environment);
        }
        return driver;
    }

    /** Has both reconcile their last run again with what came since; returns the exit code of both. */
    int reconcile(Path input) {
        List<String> arguments = List.of("reconcile", "--input", input.toString(), "--output", "out");
        int expected = Program.oneMachine(one, environment, arguments.toArray(new String[0]));
        assertThat(run(arguments)).as(driver()::log).isEqualTo(expected);
        return expected;
    }

    /** Checks the folders of Spark's runs against its ledger; returns the exit code. */
    int verify() {
        return run(List.of("verify", "out", "--all"));
    }

    /**
     * Asserts that both say the same to commands that answer questions, write the same report of a month, and find the folders of
     * their runs to be what their ledger says.
     */
    void assertSameAnswers(List<String> questions, String month) throws IOException {
        List<String> commands = new ArrayList<>(questions);
        commands.add("month " + month + " --output out");
        commands.add("verify out --all");
        for (String command : commands) {
            List<String> arguments = List.of(command.split(" "));
            Program expected = Program.startOneMachine(one, environment, arguments.toArray(new String[0]));
            assertThat(expected.await()).as(expected::said).isZero();
            assertThat(run(arguments)).as(driver()::log).isZero();
            assertThat(driver().said()).as(command).isEqualTo(expected.said());
        }
        for (String ending : List.of(".csv", ".json", ".html")) {
            Path file = Path.of("out", "month-" + month + ending);
            assertThat(spark.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
        }
    }

    /** Asserts that every file of a run is the same from both, but for the id of the ledger, which is made at random. */
    void assertSame(String date) throws IOException {
        Map<String, String> expected = files(one.resolve("out").resolve(date));
        Map<String, String> written = files(spark.resolve("out").resolve(date));
        assertThat(written.keySet()).isEqualTo(expected.keySet());
        for (Map.Entry<String, String> file : expected.entrySet()) {
            assertThat(written.get(file.getKey()))
                    .as(date + "/" + file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    /** Copies a run's folder. */
    static void copy(Path run, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(run)) {
            for (Path file : entries.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static Map<String, String> files(Path run) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(run)) {
            for (Path file : entries.toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                files.put(
                        file.getFileName().toString(),
                        text.replaceFirst("\"ledger_id\" : \"[^\"]*\"", "\"ledger_id\" : \"\""));
            }
        }
        return files;
    }

    /** Ends the driver that ran the nights. */
    @Override
    public void close() {
        if (driver != null) {
            driver.close();
        }
    }
}
