package reckon.support;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a later night is given of an earlier one: each refund is paid in full, and its order exported as refunded. */
public final class SettledNight {
    private SettledNight() {}

    /**
     * Writes settlements and orders of an earlier night into the input folder of a later one.
     *
     * @param input that of the earlier night
     * @param run the folder of the earlier run
     * @param later the folder to write to
     * @param date that of the later night, the day before which all was paid
     */
    public static void write(Path input, Path run, Path later, LocalDate date) {
        try {
            Set<String> refunded = writeSettlements(run, later, date);
            writeOrders(input, later, refunded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> writeSettlements(Path run, Path later, LocalDate date) throws IOException {
        Set<String> refunded = new HashSet<>();
        try (BufferedWriter settlements = Files.newBufferedWriter(later.resolve("settlements.csv"));
                BufferedReader refunds = Files.newBufferedReader(run.resolve("refunds.csv"))) {
            settlements.write("settlement_id,refund_id,amount,settled_at,status\n");
            List<String> head = List.of(refunds.readLine().split(",", -1));
            String settledAt = date.minusDays(1) + "T12:00:00+08:00";
            for (String line = refunds.readLine(); line != null; line = refunds.readLine()) {
                List<String> fields = List.of(line.split(",", -1));
                String refund = fields.get(head.indexOf("refund_id"));
                String amount = fields.get(head.indexOf("refund_amount"));
                refunded.add(fields.get(head.indexOf("order_id")));
                settlements.write("s-" + refund + "," + refund + "," + amount + "," + settledAt + ",PAID\n");
            }
        }
        return refunded;
    }

    private static void writeOrders(Path input, Path later, Set<String> refunded) throws IOException {
        try (BufferedWriter export = Files.newBufferedWriter(later.resolve("orders-2.csv"));
                Stream<String> exported = Files.lines(input.resolve("orders.csv"))) {
            for (String line : (Iterable<String>) exported::iterator) {
                String id = line.substring(0, line.indexOf(','));
                if (id.equals("order_id") || refunded.contains(id)) {
                    export.write(line.replace(",COMPLETED,", ",REFUNDED,") + "\n");
                }
            }
        }
    }

    /** Writes them; arguments: the earlier night's input folder, its run's folder, the later night's input folder and its date. */
    public static void main(String[] arguments) {
        write(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), LocalDate.parse(arguments[3]));
    }
}
