package reckon.cases;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reckon.database.Column;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.facts.DataFaults;
import reckon.facts.RefusedFile;
import reckon.facts.RejectedLine;
import reckon.tables.RefusedFileTable;
import reckon.tables.RejectedLineTable;
import reckon.tables.RunTable;

/** Reads what was delivered and could not be read: refused files, and rejected lines that no good line has followed (Rule I3). */
public final class FaultyDeliveries {
    /** The query that gives all rejected lines. */
    public static final String REJECTED = """
            SELECT j.kind, j.account_id, j.resource_id, COALESCE(o.resource_id, a.resource_id) AS known_resource_id,
                   j.bundle_id, j.product, j.spec, j.term_months, j.consumption_month, j.file_name, j.line, j.column_name, j.business_date
              FROM rejected_line j
              LEFT JOIN purchase_order o ON o.order_id = j.order_id
              LEFT JOIN archived_order a ON a.order_id = j.order_id
             ORDER BY j.kind, j.line_key
            """;

    /** The resource that the order of a line is known to be of. */
    private static final Column<String> KNOWN_RESOURCE_ID = Column.text("known_resource_id");

    private static final List<Integer> TERMS_MONTHS = List.of(1, 12);

    private final Database database;

    /** Answers from a database, which it only reads. */
    public FaultyDeliveries(Database database) {
        this.database = database;
    }

    private record Rejected(
            String kind,
            @Nullable String accountId,
            @Nullable String resourceId,
            @Nullable String knownResourceId,
            @Nullable String bundleId,
            @Nullable String product,
            @Nullable String spec,
            @Nullable Integer termMonths,
            @Nullable YearMonth month,
            RejectedLine line) {

        static Rejected read(ResultRow row) throws SQLException {
            return new Rejected(
                    row.get(RejectedLineTable.KIND),
                    row.find(RejectedLineTable.ACCOUNT_ID),
                    row.find(RejectedLineTable.RESOURCE_ID),
                    row.find(KNOWN_RESOURCE_ID),
                    row.find(RejectedLineTable.BUNDLE_ID),
                    row.find(RejectedLineTable.PRODUCT),
                    row.find(RejectedLineTable.SPEC),
                    row.find(RejectedLineTable.TERM_MONTHS),
                    row.find(RejectedLineTable.CONSUMPTION_MONTH),
                    new RejectedLine(
                            row.get(RejectedLineTable.FILE_NAME),
                            row.get(RejectedLineTable.LINE),
                            row.get(RejectedLineTable.COLUMN_NAME),
                            row.get(RejectedLineTable.BUSINESS_DATE)));
        }

        /** Returns the one resource that it is about, or null where that is not for sure. */
        @Nullable
        String resourceForSure() {
            boolean isForSure = !line.column().isEmpty()
                    && (resourceId == null || knownResourceId == null || resourceId.equals(knownResourceId));
            return !isForSure ? null : resourceId == null ? knownResourceId : resourceId;
        }
    }

    /** Returns all of them, except refused files of kinds that decisions do not depend on. */
    public DataFaults all() {
        return since(date -> true);
    }

    /**
     * Returns those of {@link #all} that stand since a run or one before it. A later run may have an older date, and a month start a date
     * that no run has.
     */
    public DataFaults knownTo(int runNo) {
        Set<LocalDate> ofLaterRuns = new HashSet<>();
        LocalDate latest = LocalDate.MIN;
        for (Begun run : database.list("SELECT run_no, business_date FROM run", Begun::read)) {
            if (run.runNo() > runNo) {
                ofLaterRuns.add(run.date());
            } else if (run.date().isAfter(latest)) {
                latest = run.date();
            }
        }
        LocalDate lastDate = latest;
        return since(date -> !date.isAfter(lastDate) && !ofLaterRuns.contains(date));
    }

    private record Begun(int runNo, LocalDate date) {
        static Begun read(ResultRow row) throws SQLException {
            return new Begun(row.get(RunTable.RUN_NO), row.get(RunTable.BUSINESS_DATE));
        }
    }

    private DataFaults since(Predicate<LocalDate> date) {
        DataFaults faults = new DataFaults();
        refusedFiles().stream().filter(file -> date.test(file.since())).forEach(faults::addRefusedFile);
        refusedGrants().stream().filter(file -> date.test(file.since())).forEach(faults::addRefusedGrants);
        try (Cursor<Rejected> rows = database.stream(REJECTED, Rejected::read)) {
            for (Rejected row = rows.next(); row != null; row = rows.next()) {
                if (date.test(row.line().since())) {
                    add(row, faults);
                }
            }
        }
        return faults;
    }

    /** Returns the refused files without which nothing can be decided: those of accounts, resources, orders and prices. */
    public List<RefusedFile> refusedFiles() {
        return refused("'ACCOUNTS', 'RESOURCES', 'ORDERS', 'PRICES'");
    }

    /** Returns the refused files of grants: any of them may have the points that a request lacks. */
    public List<RefusedFile> refusedGrants() {
        return refused("'GRANTS'");
    }

    private List<RefusedFile> refused(String kinds) {
        return database.list(
                "SELECT name, problem, business_date FROM refused_file WHERE kind IN (" + kinds
                        + ") ORDER BY kind, name",
                row -> new RefusedFile(
                        row.get(RefusedFileTable.NAME),
                        row.get(RefusedFileTable.PROBLEM),
                        row.get(RefusedFileTable.BUSINESS_DATE)));
    }

    /** Adds a rejected line from a row of {@link #REJECTED}. */
    public static void add(ResultRow row, DataFaults faults) throws SQLException {
        add(Rejected.read(row), faults);
    }

    private static void add(Rejected row, DataFaults faults) {
        switch (row.kind()) {
            case "ACCOUNTS" -> {
                if (row.accountId() != null) {
                    faults.addAccount(row.accountId(), row.line());
                }
            }
            case "RESOURCES", "ORDERS" -> {
                addResources(row, faults);
                if (row.bundleId() != null) {
                    faults.addBundle(row.bundleId(), row.accountId(), row.resourceForSure(), row.line());
                }
            }
            case "PRICES" -> addPrice(row, faults);
            case "GRANTS" -> {
                if (row.accountId() != null) {
                    faults.addGrant(row.accountId(), row.line());
                }
            }
            case "CONSUMPTION" -> {
                if (row.accountId() != null) {
                    faults.addConsumption(row.accountId(), row.month(), row.line());
                }
            }
            default -> throw new IllegalStateException("no decision depends on rejected lines of " + row.kind());
        }
    }

    /**
     * An order's line counts for its own resource_id; where that could not be read, for the resource that the order is known to be of.
     * Where the line as a whole is bad, its values may have moved, and it counts for both.
     */
    private static void addResources(Rejected row, DataFaults faults) {
        if (row.resourceId() != null) {
            faults.addResource(row.resourceId(), row.line());
        }
        if (row.knownResourceId() != null
                && (row.resourceId() == null || row.line().column().isEmpty())) {
            faults.addResource(row.knownResourceId(), row.line());
        }
    }

    private static void addPrice(Rejected row, DataFaults faults) {
        for (int termMonths : TERMS_MONTHS) {
            if (row.termMonths() == null || row.termMonths() == termMonths) {
                faults.addPrice(row.product(), row.spec(), termMonths, row.line());
            }
        }
    }
}
