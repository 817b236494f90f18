package reckon.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that a benchmark runs on, in words. */
final class Machine {
    private Machine() {}

    static String describe() throws IOException {
        return "On " + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores (" + first("/proc/cpuinfo", "model name")
                + "), " + first("/proc/meminfo", "MemTotal") + " of memory, Java " + Runtime.version() + ".";
    }

    private static String first(String file, String key) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
