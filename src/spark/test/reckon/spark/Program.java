package reckon.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;

/** A program in a process of its own: the one-machine program, what makes its input files, or a driver of Spark. */
final class Program implements AutoCloseable {
    static final String KEY = "a key for tests";

    /**
     * The options of drivers and executors. A night of a test ends before Java's optimizing compiler pays. Without it Java reserves
     * 48 MiB for code, which some nights fill.
     */
    private static final List<String> OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=240m",
            "-Dlog4j2.configurationFile=" + project().resolve("src/spark/test/log4j2.properties"));

    private static final long MOST_MINUTES = 15;
    private static final long MILLIS_BETWEEN_LOOKS = 20;

    private final Process process;
    private final Path said;

    private Program(Path folder, Map<String, String> environment, List<String> words) {
        ProcessBuilder command = new ProcessBuilder(words).directory(folder.toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("RECKON_"));
        command.environment().put("RECKON_IDENTITY_KEY", KEY);
        command.environment().putAll(environment);
        try {
            said = Files.createTempFile(folder, "said", ".txt");
            process = command.redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    static Path project() {
        return Path.of(System.getProperty("reckon.folder")).toAbsolutePath().normalize();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Runs a command of the one-machine program with an embedded database in a folder; returns its exit code. */
    static int oneMachine(Path folder, Map<String, String> environment, String... arguments) {
        return startOneMachine(folder, environment, arguments).await();
    }

    /** Starts a command of the one-machine program with an embedded database in a folder. */
    static Program startOneMachine(Path folder, Map<String, String> environment, String... arguments) {
        List<String> words =
                new ArrayList<>(List.of(project().resolve("jobs/start").toString()));
        words.addAll(List.of(arguments));
        Map<String, String> all = new HashMap<>(environment);
        all.put("RECKON_JAVA_OPTIONS", "-Xmx400m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        all.put("PATH", Path.of(java()).getParent() + File.pathSeparator + System.getenv("PATH"));
        return new Program(folder, all, words);
    }

    /** Runs one of the classes that make input files. */
    static void make(Path folder, String name, Object... arguments) {
        List<String> words = new ArrayList<>(
                List.of(java(), "-cp", project().resolve("target/test-classes").toString(), "reckon.support." + name));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        Program program = new Program(folder, Map.of(), words);
        if (program.await() != 0) {
            throw new IllegalStateException("no input files were made: " + program.said());
        }
    }

    /** Starts the MySQL server that the program's own tests use, with databases; {@link #end} ends it. */
    static Program mySql(Path folder, String... names) {
        List<String> words = new ArrayList<>(List.of(
                java(),
                "-Dbasedir=" + project(),
                "-cp",
                project().resolve("target/test-classes") + ":" + classPath(),
                "reckon.support.ServedDatabases"));
        words.addAll(List.of(names));
        Program server = new Program(folder, Map.of(), words);
        if (!server.waitFor(() -> server.said().contains("ready"))) {
            String said = server.said();
            Assumptions.assumeFalse(said.contains("There is no MySQL for"), said); // it is another kind of machine
            throw new IllegalStateException("no server began: " + said);
        }
        return server;
    }

    /** Returns the address of a database of the server that this is. */
    String address(String database) {
        return said().lines()
                .filter(line -> line.startsWith("jdbc:") && line.contains("/" + database + "?"))
                .findFirst()
                .orElseThrow();
    }

    /** Starts a driver of Spark with a master. */
    static Program spark(Path folder, String master, Map<String, String> environment, String... arguments) {
        return driver(folder, master, environment, "reckon.spark.Main", arguments);
    }

    /** Starts a class that runs the driver's commands. */
    static Program driver(
            Path folder, String master, Map<String, String> environment, String main, String... arguments) {
        List<String> words = new ArrayList<>(List.of(java(), "-Xmx1200m"));
        words.addAll(OPTIONS);
        words.addAll(List.of(System.getProperty("spark.opens").split(" ")));
        words.addAll(List.of(
                "-Dspark.master=" + master,
                "-Dspark.executor.extraJavaOptions=" + String.join(" ", OPTIONS),
                "-Dspark.executor.extraClassPath=" + classPath()));
        Clusters.settings(master).forEach((name, value) -> words.add("-D" + name + "=" + value));
        words.addAll(List.of("-cp", classPath(), main));
        words.addAll(List.of(arguments));
        Map<String, String> all = new HashMap<>(environment);
        all.put("SPARK_HOME", Clusters.home(folder).toString());
        all.put("SPARK_LOCAL_IP", "127.0.0.1"); // whatever the machine's name stands for
        all.put("SPARK_SCALA_VERSION", "2.13"); // else executors look for it in a build of Spark
        return new Program(folder, all, words);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace(File.pathSeparatorChar, ':');
    }

    /** Returns what it has said so far. */
    String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a condition, as long as for an end; returns false if the program ended before that. */
    boolean waitFor(BooleanSupplier reached) {
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(MOST_MINUTES);
        try {
            while (!process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                if (reached.getAsBoolean()) {
                    return true;
                }
                if (System.nanoTime() > giveUp) {
                    close();
                    throw new IllegalStateException("what was waited for did not come: " + said());
                }
            }
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the processes that it has started. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** Kills it and what it has started at once, by SIGKILL. */
    void kill() {
        children().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        await();
    }

    /** Waits for its end; returns its exit code. */
    int await() {
        try {
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                close();
                throw new IllegalStateException("the program did not end: " + said());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives it a line of input. */
    void tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends its input and waits for its end; returns its exit code. */
    int end() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return await();
    }

    @Override
    public void close() {
        children().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
