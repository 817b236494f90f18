package reckon.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import reckon.support.Folders;
import reckon.support.MySqlServer;
import reckon.support.NightInputs;
import reckon.support.OpenDatabase;
import reckon.support.TestDatabase;

/**
 * Nights in which much falls on one: one user with all requests, one price for all of them, many orders for one resource, many
 * grants for one account. Each takes the default heap and is told beside the ordinary mix of as many requests.
 */
public final class SkewBenchmark {
    private static final long SEED = 20_261_104;
    private static final int BUFFER_POOL_MIB = 1024;
    private static final int GRANTS = 10_000;
    private static final int ORDERS = 500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    /** Changes the input files of the ordinary mix. */
    private interface Change {
        void of(Path input) throws IOException;
    }

    private final Path folder = Folders.create("skew");
    private final MySqlServer server = MySqlServer.start(new MySqlServer.Settings(true, true, BUFFER_POOL_MIB));
    private int nights;
    private double ordinary;

    private SkewBenchmark() {}

    /** Runs it; argument: the number of requests. */
    public static void main(String[] arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        System.out.println(Machine.describe());
        SkewBenchmark skew = new SkewBenchmark();
        try {
            skew.run(Integer.parseInt(arguments[0]));
        } finally {
            skew.server.close();
            Folders.remove(skew.folder);
        }
    }

    private void run(int requests) throws IOException {
        int accounts = requests * 3 / 10;
        night(requests, accounts, input -> {}); // not counted: the server gets its memory in it
        System.out.println("\n| night | requests | seconds | of the ordinary mix, a request | peak memory |");
        System.out.println("|---|---|---|---|---|");
        print("the ordinary mix", requests, accounts, input -> {});
        print("one user has all requests", requests, 1, input -> {});
        print("one price for all requests", 4 * requests, 4 * accounts, SkewBenchmark::haveOnePrice);
        print(ORDERS + " orders for one resource", requests, accounts, SkewBenchmark::addOrders);
        print(String.format("%,d grants for one account", GRANTS), requests, accounts, SkewBenchmark::addGrants);
    }

    private void print(String what, int requests, int accounts, Change change) throws IOException {
        MeasuredNight night = night(requests, accounts, change);
        double seconds = night.time().toMillis() / 1000.0;
        if (ordinary == 0) {
            ordinary = seconds / requests;
        }
        System.out.printf(
                "| %s | %,d | %.1f | %.2f | %d MiB |%n",
                what, requests, seconds, seconds / requests / ordinary, night.peakMemoryKiB() / 1024);
    }

    private MeasuredNight night(int requests, int accounts, Change change) throws IOException {
        Path input = folder.resolve("input-" + ++nights);
        NightInputs.write(input, requests, accounts, SEED);
        change.of(input);
        TestDatabase database = server.createDatabase("night_" + nights);
        new OpenDatabase(database).close();
        database.execute("RESET MASTER");
        server.settle();
        MeasuredNight night =
                MeasuredNight.run(database, input, folder.resolve("output-" + nights), NightInputs.BUSINESS_DATE);
        database.execute("DROP DATABASE night_" + nights);
        Folders.remove(input);
        Folders.remove(folder.resolve("output-" + nights));
        return night;
    }

    private static void haveOnePrice(Path input) throws IOException {
        for (String file : List.of("orders.csv", "resources.csv")) {
            replaceAll(input.resolve(file), ",(BCC|CDS|EIP),s\\d,", ",BCC,s1,");
        }
    }

    private static void replaceAll(Path file, String pattern, String replacement) throws IOException {
        Path changed = Files.createTempFile(file.getParent(), "changed", ".tmp");
        try (Stream<String> lines = Files.lines(file);
                BufferedWriter written = Files.newBufferedWriter(changed)) {
            for (String line : (Iterable<String>) lines::iterator) {
                written.write(line.replaceAll(pattern, replacement) + "\n");
            }
        }
        Files.move(changed, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Renews the first resource's subscription month by month, many times over. */
    private static void addOrders(Path input) throws IOException {
        Path orders = input.resolve("orders.csv");
        List<String> first;
        try (Stream<String> lines = Files.lines(orders)) {
            first = List.of(lines.skip(1).findFirst().orElseThrow().split(",", -1));
        }
        OffsetDateTime end = OffsetDateTime.parse(first.get(10));
        StringBuilder renewals = new StringBuilder();
        for (int i = 0; i < ORDERS; i++) {
            renewals.append(String.join(",", "renewal-" + i, first.get(1), first.get(2), first.get(3), first.get(4)))
                    .append(",RENEW,PREPAID,COMPLETED,")
                    .append(String.join(
                            ",", first.get(8), TIME.format(end.plusMonths(i)), TIME.format(end.plusMonths(i + 1))))
                    .append(",1,10.00,0.00,,,,,,,\n");
        }
        Files.writeString(orders, renewals, StandardOpenOption.APPEND);
    }

    private static void addGrants(Path input) throws IOException {
        String account;
        try (Stream<String> lines = Files.lines(input.resolve("accounts.csv"))) {
            String line = lines.skip(1).findFirst().orElseThrow();
            account = line.substring(0, line.indexOf(','));
        }
        StringBuilder grants = new StringBuilder("grant_id,account_id,points,granted_at,month,ticket\n");
        for (int i = 0; i < GRANTS; i++) {
            grants.append("grant-")
                    .append(i)
                    .append(',')
                    .append(account)
                    .append(",1.00,2026-11-02T09:00:00+08:00,,t\n");
        }
        Files.writeString(input.resolve("grants.csv"), grants);
    }
}
