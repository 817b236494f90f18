package reckon.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A driver in a process of its own, to which commands are given one after the other. */
final class Driver implements AutoCloseable {
    private final Program process;
    private final Path said;
    private int commands;

    /**
     * Starts it.
     *
     * @param folder where it runs
     * @param master of {@link Clusters}
     * @param environment what its environment has beside the key
     */
    Driver(Path folder, String master, Map<String, String> environment) {
        try {
            said = Files.createTempDirectory(folder, "commands");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = Program.driver(folder, master, environment, ManyCommands.class.getName(), said.toString());
    }

    /** Runs a command; returns its exit code. */
    int run(String... arguments) {
        commands++;
        process.tell(String.join(ManyCommands.BETWEEN_ARGUMENTS, arguments));
        Path code = said.resolve(commands + ".code");
        if (!process.waitFor(() -> Files.exists(code))) {
            throw new IllegalStateException("the driver ended: " + process.said());
        }
        return Integer.parseInt(read(code));
    }

    /** Returns what the last command has said on the standard output. */
    String said() {
        return read(said.resolve(Integer.toString(commands)));
    }

    /** Returns what the process has logged and what it said of failures. */
    String log() {
        return process.said();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
