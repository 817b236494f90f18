package reckon.spark;

import java.util.List;
import java.util.Objects;
import reckon.database.Column;
import reckon.intake.Reject;
import reckon.staging.RequestLoad;
import reckon.tables.RequestTable;

/**
 * The requests of a file beside those that are known: a line whose id stands for another account or resource already is bad, and
 * one of a request that is decided is only counted.
 */
final class Requests {
    private static final String OWNERS = "request_owners";
    private static final Column<Long> LINE = Column.bigint("line");
    private static final Column<Long> WITH_ANOTHERS_ID = Column.bigint("with_anothers_id");
    private static final Column<Long> DECIDED_AGAIN = Column.bigint("decided_again");

    private final String lines;
    private final boolean isAnyTwice;
    private final List<Reject> withAnothersId;
    private final long decidedAgain;

    private record Counts(long withAnothersId, long decidedAgain) {}

    /** @param lines the view of the file's lines */
    Requests(SparkDatabase database, String lines) {
        this.lines = lines;
        this.isAnyTwice = database.exists("SELECT 1 FROM (SELECT xxhash64(good.request_id) AS hash FROM " + lines
                + " WHERE good IS NOT NULL) GROUP BY hash HAVING COUNT(*) > 1");
        database.query("SELECT n.line, n.good, d.request_id IS NOT NULL AS is_decided,"
                        + " COALESCE(d.account_id, p.account_id, " + firstOfId("account_id") + ") AS owner_account,"
                        + " COALESCE(d.resource_id, p.resource_id, " + firstOfId("resource_id") + ") AS owner_resource"
                        + " FROM " + lines + " n LEFT JOIN decision d ON d.request_id = n.good.request_id"
                        + " LEFT JOIN request p ON p.request_id = n.good.request_id WHERE n.good IS NOT NULL"
                        + (isAnyTwice ? " WINDOW of_id AS (PARTITION BY n.good.request_id ORDER BY n.line)" : ""))
                .createOrReplaceTempView(OWNERS);
        Counts counts = Objects.requireNonNull(database.first(
                "SELECT COUNT_IF(NOT " + isOwners() + ") AS with_anothers_id, COUNT_IF(is_decided AND " + isOwners()
                        + ") AS decided_again FROM " + OWNERS,
                row -> new Counts(row.get(WITH_ANOTHERS_ID), row.get(DECIDED_AGAIN))));
        this.decidedAgain = counts.decidedAgain();
        this.withAnothersId = counts.withAnothersId() == 0 ? List.of() : withAnothersId(database);
    }

    private static List<Reject> withAnothersId(SparkDatabase database) {
        return database.list(
                "SELECT line, good.request_id AS request_id, owner_account AS account_id, owner_resource AS resource_id"
                        + " FROM " + OWNERS + " WHERE NOT " + isOwners() + " ORDER BY line",
                row -> new Reject(
                        row.get(LINE),
                        "request_id",
                        row.get(RequestTable.REQUEST_ID),
                        RequestLoad.standsFor(row.get(RequestTable.ACCOUNT_ID), row.get(RequestTable.RESOURCE_ID))));
    }

    private String firstOfId(String column) {
        return isAnyTwice ? "FIRST(n.good." + column + ") OVER of_id" : "n.good." + column;
    }

    private static String isOwners() {
        return "(good.account_id = owner_account AND good.resource_id = owner_resource)";
    }

    /** Returns the lines whose id stands for the request of another account or resource, in the order of the file. */
    List<Reject> withAnothersId() {
        return withAnothersId;
    }

    /** Whether two lines of the file may have the same id. */
    boolean isAnyTwice() {
        return isAnyTwice;
    }

    /** Returns how many lines are of requests that are decided. */
    long decidedAgain() {
        return decidedAgain;
    }

    /** Returns, as SQL, the lines that are taken; where they are all, nothing is joined to find them. */
    String goodLines() {
        if (withAnothersId.isEmpty() && decidedAgain == 0) {
            return lines + " WHERE good IS NOT NULL";
        }
        return OWNERS + " WHERE NOT is_decided AND " + isOwners();
    }
}
