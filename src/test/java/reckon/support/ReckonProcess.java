package reckon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The program as a user runs it, in a process of its own that can be killed at any instant.
 *
 * <p>In the build it is the jar that was just packaged, unpacked and with an archive of its classes, as {@code jobs/start} takes
 * it; elsewhere the classes that the tests run with.
 */
public final class ReckonProcess implements AutoCloseable {
    private static final long MOST_SECONDS = 300;
    private static final long MILLIS_BETWEEN_LOOKS = 2;

    private final Process process;
    private final Path out;
    private final Path err;

    /**
     * How the program is started.
     *
     * @param folder where it works, and where what it says is kept
     * @param heap how much memory Java may take, such as {@code 200m}
     * @param environment variables beside those that this process has of its own
     * @param shell what the shell does before it becomes the program, such as setting a limit
     * @param terminal whether input and output are a terminal
     */
    public record Setup(Path folder, String heap, Map<String, String> environment, String shell, boolean terminal) {
        /** Returns a setup with the settings that all tests share. */
        public static Setup in(Path folder) {
            return new Setup(
                    folder,
                    "256m",
                    Map.of("RECKON_IDENTITY_KEY", Nights.IDENTITY_KEY, "RECKON_REPORT", "false"),
                    "",
                    false);
        }

        /** Returns the same setup with another database than the embedded default. */
        public Setup with(TestDatabase database) {
            return with(database.environment());
        }

        /** Returns the same setup with one more variable. */
        public Setup with(String variable, String value) {
            return with(Map.of(variable, value));
        }

        private Setup with(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(environment);
            all.putAll(more);
            return new Setup(folder, heap, Map.copyOf(all), shell, terminal);
        }

        /** Returns the same setup with another amount of memory. */
        public Setup withHeap(String size) {
            return new Setup(folder, size, environment, shell, terminal);
        }

        /** Returns the same setup in which the shell first runs a command that succeeds, such as one that sets a limit. */
        public Setup after(String command) {
            return new Setup(folder, heap, environment, shell + command + " && ", terminal);
        }

        /** Returns the same setup on a terminal, which util-linux's {@code script} makes; all that is said is the standard output. */
        public Setup onTerminal() {
            return new Setup(folder, heap, environment, shell, true);
        }

        /** Starts a command. */
        public ReckonProcess start(String... arguments) {
            return new ReckonProcess(this, arguments);
        }
    }

    private ReckonProcess(Setup setup, String... arguments) {
        List<String> words = new ArrayList<>();
        if (!setup.shell().isEmpty()) {
            words.addAll(List.of("sh", "-c", setup.shell() + "exec \"$@\"", "sh"));
        }
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-Xmx" + setup.heap());
        // a night of a test ends before the optimizing compiler pays: the sample's takes less than half the processor
        // time
        words.add("-XX:TieredStopAtLevel=1");
        words.addAll(hugePages());
        words.addAll(program());
        words.addAll(List.of(arguments));
        if (setup.terminal()) {
            String line = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
            words = List.of("script", "--quiet", "--return", "--command", line, "/dev/null");
        }
        ProcessBuilder command =
                new ProcessBuilder(words).directory(setup.folder().toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("RECKON_"));
        command.environment().putAll(setup.environment());
        try {
            this.out = Files.createTempFile(setup.folder(), "said", ".out");
            this.err = Files.createTempFile(setup.folder(), "said", ".err");
            this.process = command.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Returns Java's option for huge pages where the system has them, as {@code jobs/start} gives it. */
    private static List<String> hugePages() {
        Path setting = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
        boolean available = Files.exists(setting) && !read(setting).contains("[never]");
        return available ? List.of("-XX:+UseTransparentHugePages") : List.of();
    }

    private static List<String> program() {
        if (System.getProperty("reckon.jar") == null) {
            return List.of("-cp", System.getProperty("java.class.path"), "reckon.Reckon");
        }
        Path start = Project.target().resolve("start");
        return List.of(
                "-XX:SharedArchiveFile=" + start.resolve("classes.jsa"),
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-jar",
                start.resolve("reckon.jar").toString());
    }

    /** Whether it has not ended yet. */
    public boolean isRunning() {
        return process.isAlive();
    }

    /** Returns the number of the process. */
    public long pid() {
        return process.pid();
    }

    /** Returns what it has said so far to its standard output, the log included. */
    public String said() {
        return read(out);
    }

    /** Kills it at once, by SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Asks it to stop, by SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Stops its clock, as it were, by SIGSTOP: it lives and does nothing until {@link #resume}. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on after {@link #pause}. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("process " + process.pid() + " takes no signal " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits for a condition and kills it at once; returns false if it ended before that.
     *
     * @param reached asked again and again, so it should be quick
     */
    public boolean killOnce(BooleanSupplier reached) {
        boolean is = waitFor(reached);
        kill();
        return is;
    }

    /** Waits for a condition; returns false if the program ended before that. */
    public boolean waitFor(BooleanSupplier reached) {
        try {
            while (!process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                if (reached.getAsBoolean()) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for its end and returns what it came to; killed by a signal, its exit code is 128 and the signal's number. */
    public Outcome await() {
        return await(MOST_SECONDS);
    }

    /** Waits for its end, which must come within some seconds, and returns what it came to. */
    public Outcome await(long mostSeconds) {
        try {
            if (!process.waitFor(mostSeconds, TimeUnit.SECONDS)) {
                kill();
                throw new IllegalStateException("the program did not end: " + said() + read(err));
            }
            return new Outcome(process.exitValue(), said(), read(err));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it if it is running. */
    @Override
    public void close() {
        kill();
    }
}
