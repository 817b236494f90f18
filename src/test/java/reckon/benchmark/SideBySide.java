package reckon.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.slf4j.LoggerFactory;
import reckon.support.Folders;
import reckon.support.MySqlServer;
import reckon.support.NightInputs;
import reckon.support.Project;
import reckon.support.TestDatabase;
import reckon.text.Sha256;

/**
 * The same night by this checkout and by others that are built, in turn, several rounds: the processor time of program and
 * server, which says more on a busy machine than the time on the clock; and which of the CSV files that they write are not the
 * same, byte for byte.
 */
public final class SideBySide {
    private static final long SEED = 20_261_104;
    private static final int BUFFER_POOL_MIB = 1024;

    private final Path folder = Folders.create("beside");
    private final MySqlServer server = MySqlServer.start(new MySqlServer.Settings(true, true, BUFFER_POOL_MIB));
    private final Map<Path, Map<String, String>> written = new HashMap<>();
    private int databases;

    private SideBySide() {}

    /** Runs it; arguments: the number of requests, the number of rounds, and the folders of other checkouts, with commas between. */
    public static void main(String[] arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        int requests = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        List<Path> checkouts = new ArrayList<>(List.of(Project.folder()));
        for (String other : arguments[2].split(",", -1)) {
            checkouts.add(Path.of(other));
        }
        System.out.println(Machine.describe());
        SideBySide beside = new SideBySide();
        try {
            beside.run(requests, rounds, checkouts);
        } finally {
            beside.server.close();
            Folders.remove(beside.folder);
        }
    }

    private void run(int requests, int rounds, List<Path> checkouts) throws IOException {
        Path input = folder.resolve("input");
        NightInputs.write(input, requests, SEED);
        System.out.printf("%n%,d requests: processor seconds, program + server%n", requests);
        System.out.println("| round | "
                + String.join(" | ", checkouts.stream().map(SideBySide::name).toList()) + " |");
        System.out.println("|---".repeat(checkouts.size() + 1) + "|");
        night(checkouts.get(0), input); // not counted: the server gets its memory in it
        List<List<Map<String, Double>>> used = checkouts.stream()
                .map(checkout -> (List<Map<String, Double>>) new ArrayList<Map<String, Double>>())
                .toList();
        for (int round = 1; round <= rounds; round++) {
            StringBuilder row = new StringBuilder("| " + round);
            for (int i = 0; i < checkouts.size(); i++) {
                Map<String, Double> night = night(checkouts.get(i), input);
                used.get(i).add(night);
                row.append(String.format(" | %.1f + %.1f", night.get("program"), night.get("server")));
            }
            System.out.println(row + " |");
        }
        printMedians(used);
        for (Path other : checkouts.subList(1, checkouts.size())) {
            System.out.println("CSV files of " + name(other) + " that are not those of " + name(checkouts.get(0)) + ": "
                    + differing(written.get(checkouts.get(0)), written.get(other)));
        }
    }

    /** Prints the medians of each checkout: all together, as parts of the first one's, and by step. */
    private static void printMedians(List<List<Map<String, Double>>> used) {
        double first = median(used.get(0), SideBySide::total);
        System.out.println(row(
                "median, of the first",
                used,
                nights -> String.format(
                        "%.1f, %.3f", median(nights, SideBySide::total), median(nights, SideBySide::total) / first)));
        Set<String> steps = new LinkedHashSet<>();
        used.forEach(nights -> steps.addAll(nights.get(0).keySet()));
        for (String step : steps) {
            System.out.println(row(
                    step,
                    used,
                    nights -> String.format("%.1f", median(nights, night -> night.getOrDefault(step, 0.0)))));
        }
    }

    private static Set<String> differing(Map<String, String> hashes, Map<String, String> others) {
        Set<String> names = new TreeSet<>(hashes.keySet());
        names.addAll(others.keySet());
        names.removeIf(name -> Objects.equals(hashes.get(name), others.get(name)));
        return names;
    }

    private static Map<String, String> hashesOfCsvFiles(Path folder) throws IOException {
        Map<String, String> hashes = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.csv")) {
            for (Path file : files) {
                hashes.put(file.getFileName().toString(), hash(file));
            }
        }
        return hashes;
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.hex(digest);
    }

    private static String name(Path checkout) {
        return checkout.toAbsolutePath().getFileName().toString();
    }

    private static String row(
            String name, List<List<Map<String, Double>>> used, Function<List<Map<String, Double>>, String> cell) {
        return "| " + name + " | " + String.join(" | ", used.stream().map(cell).toList()) + " |";
    }

    private static double total(Map<String, Double> night) {
        return night.get("program") + night.get("server");
    }

    private static double median(List<Map<String, Double>> nights, ToDoubleFunction<Map<String, Double>> seconds) {
        double[] sorted = nights.stream().mapToDouble(seconds).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** Returns what a night has used in all and by step. */
    private Map<String, Double> night(Path checkout, Path input) throws IOException {
        String name = "night_" + ++databases;
        TestDatabase database = server.createDatabase(name);
        Path output = folder.resolve("output");
        List<MeasuredNight.Sample> samples =
                MeasuredNight.sampled(checkout, database, server.pid(), input, output, NightInputs.BUSINESS_DATE);
        written.put(checkout, hashesOfCsvFiles(output.resolve(NightInputs.BUSINESS_DATE.toString())));
        Folders.remove(output);
        Map<String, Double> seconds = MeasuredNight.processorSecondsByStep(samples, database);
        database.execute("RESET MASTER"); // its binary log would fill the disk
        database.execute("DROP DATABASE " + name);
        return seconds;
    }
}
