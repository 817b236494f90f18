package reckon.staging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reckon.database.CancellationCheck;
import reckon.database.Column;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.Row;
import reckon.database.Rows;
import reckon.intake.InputReader;
import reckon.intake.Reject;
import reckon.tables.RequestTable;

/**
 * Writes the requests of a file, a part of them at a time, and sets aside those whose id stands for another account or
 * resource: an id that was cut or rounded on the way would else take the place of somebody's request.
 *
 * <p>Before a part is written, its ids are looked up: in the ledger, and where they may be known in the table, which has
 * those of the parts before, as the transaction is the same. What is decided already is counted and left as it is.
 */
final class RequestLoad {
    private static final int LINES_OF_A_PART = 20_000;
    private static final String UNDECIDED =
            "SELECT request_id, account_id, resource_id, 0 AS is_decided FROM request WHERE request_id IN (:ids)";
    private static final String DECIDED =
            "SELECT request_id, account_id, resource_id, 1 AS is_decided FROM decision WHERE request_id IN (:ids)";

    private static final Column<Boolean> IS_DECIDED = Column.bool("is_decided");

    private final Database database;
    private final InputReader reader;
    private final Rows rows;
    private final CancellationCheck cancellation;
    private final KnownIds known = new KnownIds();
    private final boolean isAnyDecided;
    private long decidedAgain;

    /** Whom a request is of. */
    private record Owner(String accountId, String resourceId, boolean isDecided) {
        boolean isOf(RequestLine line) {
            return accountId.equals(line.text(1)) && resourceId.equals(line.text(2));
        }
    }

    /**
     * @param rows gives the reader's rows
     * @param lines how many lines the file has, or about so
     */
    RequestLoad(Database database, InputReader reader, Rows rows, long lines, CancellationCheck cancellation) {
        this.database = database;
        this.reader = reader;
        this.rows = rows;
        this.cancellation = cancellation;
        this.isAnyDecided = database.exists("SELECT 1 FROM decision");
        if (database.isFullScanCheaper("request", lines)) {
            try (Cursor<String> ids =
                    database.stream("SELECT request_id FROM request", row -> row.get(RequestTable.REQUEST_ID))) {
                for (String id = ids.next(); id != null; id = ids.next()) {
                    known.add(id);
                }
            }
        } else {
            known.addAll();
        }
    }

    /** Writes all lines; returns how many of them are of requests that are decided already. */
    long write() {
        List<RequestLine> part = new ArrayList<>();
        boolean more = true;
        while (more) {
            cancellation.throwIfStopped();
            RequestLine line = new RequestLine();
            more = rows.next(line);
            if (more) {
                line.at = reader.line();
                part.add(line);
            }
            if (part.size() == LINES_OF_A_PART || !more) {
                writePart(part);
                part.clear();
            }
        }
        return decidedAgain;
    }

    private void writePart(List<RequestLine> part) {
        Map<String, Owner> owners = new HashMap<>();
        List<String> ids = part.stream().map(line -> line.text(0)).distinct().toList();
        addOwners(UNDECIDED, ids.stream().filter(known::mayHold).toList(), owners);
        addOwners(DECIDED, isAnyDecided ? ids : List.of(), owners);
        List<RequestLine> written = new ArrayList<>(part.size());
        for (RequestLine line : part) {
            Owner owner = owners.computeIfAbsent(line.text(0), none -> new Owner(line.text(1), line.text(2), false));
            known.add(line.text(0));
            if (!owner.isOf(line)) {
                reader.reject(new Reject(line.at, "request_id", line.text(0), standsFor(owner)));
            } else if (owner.isDecided()) {
                decidedAgain++;
            } else {
                written.add(line);
            }
        }
        Iterator<RequestLine> lines = written.iterator();
        database.write(reader.table(), row -> lines.hasNext() && lines.next().copyTo(row), cancellation);
    }

    private void addOwners(String sql, List<String> ids, Map<String, Owner> owners) {
        database.listByIds(
                        sql,
                        ids,
                        row -> Map.entry(
                                row.get(RequestTable.REQUEST_ID),
                                new Owner(
                                        row.get(RequestTable.ACCOUNT_ID),
                                        row.get(RequestTable.RESOURCE_ID),
                                        row.get(IS_DECIDED))))
                .forEach(owner -> owners.put(owner.getKey(), owner.getValue()));
    }

    private static String standsFor(Owner owner) {
        return "stands for resource " + owner.resourceId() + " of account " + owner.accountId()
                + " already: give this request an id of its own";
    }

    /** A row of requests in memory; its first three columns are the ids. */
    private static final class RequestLine implements Row {
        private final List<@Nullable Object> values = new ArrayList<>(5);
        private long at;

        String text(int column) {
            return String.valueOf(values.get(column));
        }

        boolean copyTo(Row row) {
            for (Object value : values) {
                if (value instanceof Instant instant) {
                    row.instant(instant);
                } else {
                    row.text((String) value);
                }
            }
            return true;
        }

        @Override
        public Row text(@Nullable String value) {
            values.add(value);
            return this;
        }

        @Override
        public Row text(byte[] utf8, int from, int to) {
            return text(new String(utf8, from, to - from, StandardCharsets.UTF_8));
        }

        @Override
        public Row instant(@Nullable Instant value) {
            values.add(value);
            return this;
        }

        @Override
        public Row minorUnits(long minorUnits) {
            throw none();
        }

        @Override
        public Row integer(long value) {
            throw none();
        }

        @Override
        public Row date(LocalDate value) {
            throw none();
        }

        @Override
        public Row bool(boolean value) {
            throw none();
        }

        @Override
        public Row bytes(byte @Nullable [] value) {
            throw none();
        }

        @Override
        public Row setNull() {
            throw none();
        }

        private static IllegalStateException none() {
            return new IllegalStateException("a request has no such column");
        }

        @Override
        public void restart() {
            values.clear();
        }
    }
}
