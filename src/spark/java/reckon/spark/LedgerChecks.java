package reckon.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * The invariants that a database holds by constraints and Iceberg does not: asked of all that a run has recorded, and of its keys
 * in all that runs before it have, before that counts.
 */
final class LedgerChecks {
    private static final int MOST_NAMED = 5;

    /** What there may be once only. */
    private static final List<Map.Entry<String, String>> ONCE = List.of(
            Map.entry("decision", "request_id"),
            Map.entry("decision", "run_no, line_no"),
            Map.entry("held_request", "run_no, request_id"),
            Map.entry("refund", "refund_id"),
            Map.entry("refund", "run_no, line_no, part_no"),
            Map.entry("refund", "order_id, refunded_before"),
            Map.entry("movement", "account_id, movement_no"),
            Map.entry("booked_grant", "grant_id"),
            Map.entry("seven_day_chance", "account_id, product"),
            Map.entry("unsubscription", "resource_id"),
            Map.entry("renewal_without_cash", "order_id"));

    /** What no row of a run may be, with the column that names it. */
    private static final List<List<String>> NEVER = List.of(
            List.of("decision", "request_id", "(refund_amount > 0) <> (decision <> 'REJECTED')"),
            List.of("decision", "request_id", "points_spent < 0 OR points_spent > COALESCE(points_before, 0)"),
            List.of("refund", "order_id", "refund_amount <= 0 OR refund_amount > order_amount"),
            List.of("refund", "order_id", "refunded_before < 0 OR refunded_before + refund_amount > paid_cash"),
            List.of("refund", "order_id", "points_spent <> 0 AND points_spent <> refund_amount"),
            List.of("movement", "account_id", "lasting_after < 0 OR monthly_after < 0 OR month_bound_after < 0"),
            List.of("movement", "account_id", "balance_after <> lasting_after + monthly_after + month_bound_after"));

    private final SparkDatabase database;

    LedgerChecks(SparkDatabase database) {
        this.database = database;
    }

    /**
     * Checks what a run has recorded.
     *
     * @throws IllegalStateException if an invariant is broken, with the first that break it
     */
    void check(int runNo) {
        List<String> queries = new ArrayList<>();
        ONCE.forEach(once -> queries.add(twice(once.getKey(), once.getValue(), runNo)));
        NEVER.stream().map(never -> never.get(0)).distinct().forEach(table -> queries.add(never(table, runNo)));
        queries.add("(SELECT 'held_request: decided as well' AS broken, h.request_id AS id FROM held_request h"
                + " LEFT SEMI JOIN decision d ON d.request_id = h.request_id WHERE h.run_no = " + runNo + " LIMIT "
                + MOST_NAMED + ")");
        List<Row> broken = database.query(String.join(" UNION ALL ", queries)).collectAsList();
        if (!broken.isEmpty()) {
            List<String> first = broken.stream()
                    .limit(MOST_NAMED)
                    .map(row -> row.getString(0) + " (" + row.get(1) + ")")
                    .toList();
            throw new IllegalStateException(
                    "an invariant of the ledger is broken, and nothing is recorded: " + String.join("; ", first));
        }
    }

    /** One pass over a table for all that its rows may not be. */
    private static String never(String table, int runNo) {
        String broken = NEVER.stream()
                .filter(never -> never.get(0).equals(table))
                .map(never -> "IF(" + never.get(2) + ", struct('" + table + ": "
                        + never.get(2).replace("'", "\\'") + "' AS broken, " + never.get(1) + " AS id), NULL)")
                .collect(Collectors.joining(", "));
        return "(SELECT found.broken, found.id FROM (SELECT explode(array(" + broken + ")) AS found FROM " + table
                + " WHERE run_no = " + runNo + ") WHERE found IS NOT NULL LIMIT " + MOST_NAMED + ")";
    }

    private static String twice(String table, String key, int runNo) {
        String named = Sql.parts(key).stream()
                .map(column -> "CAST(a." + column + " AS STRING)")
                .collect(Collectors.joining(", "));
        String same = Sql.parts(key).stream()
                .map(column -> "a." + column + " = n." + column)
                .reduce((one, other) -> one + " AND " + other)
                .orElseThrow();
        String keys = "a." + key.replace(", ", ", a.");
        String ofRun = " WHERE run_no = " + runNo;
        return "(SELECT '" + table + ": " + key + " twice' AS broken, concat_ws(', ', " + named + ") AS id FROM "
                + table
                + (key.contains("run_no")
                        ? " a" + ofRun
                        : " a LEFT SEMI JOIN (SELECT " + key + " FROM " + table + ofRun + ") n ON " + same)
                + " GROUP BY " + keys + " HAVING COUNT(*) > 1 LIMIT " + MOST_NAMED + ")";
    }
}
