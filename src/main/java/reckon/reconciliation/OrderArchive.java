package reckon.reconciliation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.files.CsvLine;
import reckon.files.CsvRows;
import reckon.files.OwnerOnly;
import reckon.tables.ArchivedOrderTable;
import reckon.tables.PurchaseOrderTable;
import reckon.tables.RunTable;

/**
 * Moves orders out of the database that no rule and no reconciliation asks about again: those of resources that an accepted
 * request gave back and that are released, where a request returned every order, and each is as the ledger has it.
 *
 * <p>Any later request for such a resource is answered by its own row and by the accepted request (Rules E01 to E03). An order that
 * a request returned makes no term, whatever is delivered about it, so it does not even stand in the audit's line; Rules A1 and A2
 * are not asked about it again without a line of its own. Disks stay: a conversion asks for their terms, refunded or not (C3).
 */
public final class OrderArchive {
    /** An order that stays keeps all orders of its resource: together they tell whether there is a term. */
    private static final String ORDERS = """
            SELECT o.order_id, o.account_id, o.resource_id, o.product, o.spec, o.order_type, o.charge_type, o.status,
                   o.purchased_at, o.effective_at, o.expires_at, o.duration_months, o.paid_cash, o.paid_coupon, o.offering,
                   o.promotion, o.under_contract
              FROM unsubscription u
              JOIN resource r ON r.resource_id = u.resource_id
              JOIN purchase_order o ON o.resource_id = u.resource_id
             WHERE u.run_no < ? AND r.run_no < ? AND r.status IN ('RELEASED', 'ARCHIVED') AND r.product <> 'CDS'
               AND NOT EXISTS (SELECT 1 FROM conversion c WHERE c.resource_id IN (r.resource_id, r.attached_to))
               AND NOT EXISTS
                   (SELECT 1
                      FROM purchase_order k
                      LEFT JOIN refund f ON f.order_id = k.order_id
                     WHERE k.resource_id = u.resource_id
                       AND (k.run_no >= ?
                            OR k.status <> 'REFUNDED'
                            OR k.bundle_id IS NOT NULL
                            OR f.order_id IS NULL
                            OR f.kind IN ('CREATE_FAILED', 'NOT_DELIVERED')
                            OR f.run_no >= ?
                            OR f.paid_cash <> k.paid_cash
                            OR EXISTS (SELECT 1
                                         FROM reconciliation_row w
                                        WHERE w.run_no = ? AND w.order_id = k.order_id AND w.state <> 'RESOLVED')))
             ORDER BY o.order_id
            """;

    /** The columns of orders.csv as far as they are kept, so that the file can be delivered again. */
    private static final String HEADER = "order_id,account_id,resource_id,product,spec,order_type,charge_type,status,"
            + "purchased_at,effective_at,expires_at,duration_months,paid_cash,paid_coupon,offering,promotion,contract_id";

    private static final String HAS_CONTRACT = "has-one";
    private static final int AT_A_TIME = 1000;

    private final Database database;
    private final TransactionTemplate transaction;
    private final ZoneId zone;

    /** @param zone that instants are written in */
    public OrderArchive(Database database, TransactionTemplate transaction, ZoneId zone) {
        this.database = database;
        this.transaction = transaction;
        this.zone = zone;
    }

    /**
     * What was moved.
     *
     * @param file has the orders; null where there were none
     */
    public record Moved(long orders, @Nullable Path file) {}

    /**
     * Moves orders of which nothing came and nothing was decided since a date, and that have no open break. They are in the
     * file and on the disk before the first is deleted; stopped between, the next call moves those that are left.
     *
     * @param before the first business date whose runs are recent
     * @param lastRun the number of the last run
     * @param folder gets the file; made where it is not there
     * @param lockCheck called before each part that is deleted
     */
    public Moved moveOut(LocalDate before, int lastRun, Path folder, Runnable lockCheck) {
        Integer firstRecent = database.first(
                "SELECT run_no FROM run WHERE business_date >= ? ORDER BY run_no LIMIT 1",
                row -> row.get(RunTable.RUN_NO),
                before);
        int recent = firstRecent == null ? lastRun + 1 : firstRecent;
        try {
            OwnerOnly.createFolders(folder);
            Path file = unusedName(folder, "orders-before-" + before);
            long count = write(file, recent, lastRun);
            if (count == 0) {
                return new Moved(0, null);
            }
            OwnerOnly.force(folder);
            delete(file, recent, lockCheck);
            return new Moved(count, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path unusedName(Path folder, String name) {
        Path file = folder.resolve(name + ".csv");
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(name + "-" + i + ".csv");
        }
        return file;
    }

    /** Writes the file, unless there is no order that could go. */
    private long write(Path file, int recent, int lastRun) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        long count = 0;
        try (Cursor<CsvLine> orders = database.stream(ORDERS, this::line, recent, recent, recent, recent, lastRun);
                FileChannel channel = OwnerOnly.create(part)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
            out.write((HEADER + "\n").getBytes(StandardCharsets.UTF_8));
            for (CsvLine line = orders.next(); line != null; line = orders.next()) {
                line.writeTo(out);
                count++;
            }
            out.flush();
            channel.force(true);
        }
        if (count == 0) {
            Files.delete(part);
        } else {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return count;
    }

    /** Deletes what the file has: read from the file, so that nothing goes that is not in it. */
    private void delete(Path file, int recent, Runnable lockCheck) throws IOException {
        try (CsvRows rows = new CsvRows(file)) {
            int order = rows.column("order_id");
            int resource = rows.column("resource_id");
            List<Archived> some = new ArrayList<>();
            while (rows.next()) {
                some.add(new Archived(rows.text(order), rows.text(resource)));
                if (some.size() == AT_A_TIME) {
                    delete(some, file, recent, lockCheck);
                }
            }
            delete(some, file, recent, lockCheck);
        }
    }

    private record Archived(String orderId, String resourceId) {}

    private void delete(List<Archived> some, Path file, int recent, Runnable lockCheck) {
        if (some.isEmpty()) {
            return;
        }
        lockCheck.run();
        transaction.executeWithoutResult(status -> {
            database.writeAll(ArchivedOrderTable.TABLE, some.iterator(), (row, order) -> row.set(
                            ArchivedOrderTable.ORDER_ID, order.orderId())
                    .set(ArchivedOrderTable.RESOURCE_ID, order.resourceId())
                    .set(ArchivedOrderTable.FILE_NAME, file.getFileName().toString()));
            // Not one that a night has taken again since the lock was checked.
            database.update(
                    "DELETE FROM purchase_order WHERE run_no < " + recent + " AND order_id IN ("
                            + String.join(",", Collections.nCopies(some.size(), "?")) + ")",
                    some.stream().map(Archived::orderId).toArray());
        });
        some.clear();
    }

    private CsvLine line(ResultRow row) throws SQLException {
        CsvLine line = new CsvLine(zone);
        line.text(row.get(PurchaseOrderTable.ORDER_ID)).text(row.get(PurchaseOrderTable.ACCOUNT_ID));
        line.text(row.get(PurchaseOrderTable.RESOURCE_ID)).text(row.get(PurchaseOrderTable.PRODUCT));
        line.text(row.find(PurchaseOrderTable.SPEC));
        line.text(row.get(PurchaseOrderTable.ORDER_TYPE).name());
        line.text(row.get(PurchaseOrderTable.CHARGE_TYPE).name());
        line.text(row.get(PurchaseOrderTable.STATUS).name());
        line.instant(row.get(PurchaseOrderTable.PURCHASED_AT));
        line.instant(row.find(PurchaseOrderTable.EFFECTIVE_AT));
        line.instant(row.find(PurchaseOrderTable.EXPIRES_AT));
        int months = row.get(PurchaseOrderTable.DURATION_MONTHS);
        line.integer(months == 0 ? null : months);
        line.money(row.get(PurchaseOrderTable.PAID_CASH)).money(row.get(PurchaseOrderTable.PAID_COUPON));
        line.text(row.get(PurchaseOrderTable.OFFERING).name());
        line.text(row.get(PurchaseOrderTable.PROMOTION).name());
        return line.text(row.get(PurchaseOrderTable.UNDER_CONTRACT) ? HAS_CONTRACT : null);
    }
}
