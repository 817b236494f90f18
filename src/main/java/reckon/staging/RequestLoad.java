package reckon.staging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import reckon.database.CancellationCheck;
import reckon.database.Column;
import reckon.database.JdbcDatabase;
import reckon.database.Rows;
import reckon.intake.InputReader;
import reckon.intake.Reject;
import reckon.tables.RequestTable;

/**
 * Writes the requests of a file, a part of them at a time, and sets aside those whose id stands for another account or
 * resource: an id that was cut or rounded on the way would else take the place of somebody's request.
 *
 * <p>Before a part is written, its ids are looked up: in the ledger, and in the table, which has
 * those of the parts before, as the transaction is the same. What is decided already is counted and left as it is.
 */
public final class RequestLoad {
    private static final int LINES_OF_A_PART = 20_000;
    private static final String UNDECIDED =
            "SELECT request_id, account_id, resource_id, 0 AS is_decided FROM request WHERE request_id IN (:ids)";
    private static final String DECIDED =
            "SELECT request_id, account_id, resource_id, 1 AS is_decided FROM decision WHERE request_id IN (:ids)";

    private static final Column<Boolean> IS_DECIDED = Column.bool("is_decided");

    private final JdbcDatabase database;
    private final InputReader reader;
    private final Rows rows;
    private final CancellationCheck cancellation;
    private final boolean isAnyDecided;
    private long decidedAgain;

    /** Whom a request is of. */
    private record Owner(String accountId, String resourceId, boolean isDecided) {
        boolean isOf(LineInMemory line) {
            return accountId.equals(line.text(1)) && resourceId.equals(line.text(2));
        }
    }

    /** @param rows gives the reader's rows */
    RequestLoad(JdbcDatabase database, InputReader reader, Rows rows, CancellationCheck cancellation) {
        this.database = database;
        this.reader = reader;
        this.rows = rows;
        this.cancellation = cancellation;
        this.isAnyDecided = database.exists("SELECT 1 FROM decision");
    }

    /** Writes all lines; returns how many of them are of requests that are decided already. */
    long write() {
        List<LineInMemory> part = new ArrayList<>();
        boolean more = true;
        while (more) {
            cancellation.throwIfStopped();
            LineInMemory line = new LineInMemory();
            more = rows.next(line);
            if (more) {
                line.at(reader.line());
                part.add(line);
            }
            if (part.size() == LINES_OF_A_PART || !more) {
                writePart(part);
                part.clear();
            }
        }
        return decidedAgain;
    }

    private void writePart(List<LineInMemory> part) {
        Map<String, Owner> owners = new HashMap<>();
        List<String> ids = part.stream().map(line -> line.text(0)).distinct().toList();
        addOwners(UNDECIDED, ids, owners);
        addOwners(DECIDED, isAnyDecided ? ids : List.of(), owners);
        List<LineInMemory> written = new ArrayList<>(part.size());
        for (LineInMemory line : part) {
            Owner owner = owners.computeIfAbsent(line.text(0), none -> new Owner(line.text(1), line.text(2), false));
            if (!owner.isOf(line)) {
                reader.reject(new Reject(
                        line.at(), "request_id", line.text(0), standsFor(owner.accountId(), owner.resourceId())));
            } else if (owner.isDecided()) {
                decidedAgain++;
            } else {
                written.add(line);
            }
        }
        Iterator<LineInMemory> lines = written.iterator();
        int columns = reader.table().columns().size();
        database.write(reader.table(), row -> lines.hasNext() && lines.next().copyTo(row, columns), cancellation);
    }

    private void addOwners(String sql, List<String> ids, Map<String, Owner> owners) {
        database.listByIds(
                sql,
                ids,
                row -> owners.put(
                        row.get(RequestTable.REQUEST_ID),
                        new Owner(
                                row.get(RequestTable.ACCOUNT_ID),
                                row.get(RequestTable.RESOURCE_ID),
                                row.get(IS_DECIDED))));
    }

    /** Returns what is wrong with a request whose id stands for another account or resource. */
    public static String standsFor(String accountId, String resourceId) {
        return "stands for resource " + resourceId + " of account " + accountId
                + " already: give this request an id of its own";
    }
}
