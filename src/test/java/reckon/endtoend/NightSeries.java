package reckon.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import reckon.support.CsvRows;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.TestDatabase;
import reckon.support.YearOfBcc;

/** Nights one after the other on one ledger, each with an input folder of its own below one folder. */
final class NightSeries {
    static final String REQUESTS_HEADER = "request_id,account_id,resource_id,submitted_at\n";

    /** An input folder without files. */
    static final String NOTHING = "nothing";

    private final TestDatabase database;
    private final Path folder;

    NightSeries(TestDatabase database, Path folder) throws IOException {
        this.database = database;
        this.folder = folder;
        Files.createDirectories(folder.resolve(NOTHING));
    }

    void write(String input, String name, String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(input)).resolve(name), content);
    }

    /** Returns orders of half a year ago. */
    static String orders(String... accounts) {
        return orders(LocalDate.of(2026, 6, 1), accounts);
    }

    /** Returns a file with an order for each account, for its resource. */
    static String orders(LocalDate purchasedOn, String... accounts) {
        StringBuilder orders = new StringBuilder(YearOfBcc.ORDERS_HEADER);
        for (String account : accounts) {
            orders.append(YearOfBcc.order("order-" + account, account, "bcc-" + account, purchasedOn));
        }
        return orders.toString();
    }

    /** Returns the line of a request, whose id is that of the account, for its resource. */
    static String request(String account, String date) {
        return account + "," + account + ",bcc-" + account + "," + date + "T12:00:00+08:00\n";
    }

    Nights nights() {
        return new Nights(database, folder.resolve("output"));
    }

    /** Runs a night that must be complete and returns the rows of one of its files. */
    List<Map<String, String>> rows(String date, String input, String file) {
        Path run = nights().run(LocalDate.parse(date), folder.resolve(input));
        return CsvRows.read(run.resolve(file));
    }

    /** Runs a night, whatever becomes of it. */
    Outcome night(String date, String input) {
        return night(date, input, "output");
    }

    Outcome night(String date, String input, String output) {
        return nights().execute(
                        "nightly",
                        "--date",
                        date,
                        "--input",
                        folder.resolve(input).toString(),
                        "--output",
                        folder.resolve(output).toString());
    }

    /** Runs a night and returns the movements that it books. */
    List<String> movements(String date, String input) {
        return rows(date, input, "quota.csv").stream()
                .map(row -> (row.get("account_id") + " " + row.get("movement") + " " + row.get("reference")).strip())
                .toList();
    }
}
