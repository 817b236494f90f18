package reckon.spark;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import reckon.cases.DueResets;
import reckon.cases.GrantRow;
import reckon.cases.ResourceRow;
import reckon.facts.Grant;
import reckon.policy.Policies;
import reckon.tables.RequestTable;

/**
 * All that the policy may look at for the users that a run has something to do for, as rows: each has the user that it is of and
 * one part that says what it is. The rows of a user come to one task, sorted by what they are, requests by their order.
 */
final class CaseRows {
    /** The user that the row is of, or the account where it is not known. */
    static final String CASE = "case_id";

    /** What a row is, in the order in which the rows of a user come. */
    enum Part {
        ACCOUNT,
        REQUEST,
        GRANT,
        CONSUMPTION,
        LAPSED,
        CHANCE,
        MEMBER,
        DECIDED
    }

    private static final String RESOURCE = Sql.struct(ResourceRow.COLUMNS);
    private static final String TAKEN = "(SELECT r.order_id, b.request_id, b.submitted_at FROM renewal_without_cash r"
            + " JOIN decision b ON b.run_no = r.run_no AND b.line_no = r.line_no)";
    private static final String TAKEN_FIELDS =
            "'taken_order', w.order_id, 'taken_by', w.request_id, 'taken_at', w.submitted_at";
    private static final String RESOURCE_JOINS = " LEFT JOIN resource s ON s.resource_id = x.resource_id"
            + " LEFT JOIN unsubscription n ON n.resource_id = x.resource_id"
            + " LEFT JOIN purchase_order o ON o.resource_id = x.resource_id " + ResourceRow.RETURNED
            + " LEFT JOIN " + TAKEN + " w ON w.order_id = o.order_id ";
    private static final String LAST_MOVEMENT =
            "(SELECT account_id, max_by(struct(movement_no, quota_month, lasting_after,"
                    + " monthly_after, month_bound_after), movement_no) AS m FROM movement%s GROUP BY account_id)";

    private final Warehouse warehouse;
    private final SparkDatabase database;
    private final NightFacts facts;
    private final int runNo;

    /** @param runNo the number of the run that is going to record what is due */
    CaseRows(Warehouse warehouse, NightFacts facts, int runNo) {
        this.warehouse = warehouse;
        this.database = warehouse.database();
        this.facts = facts;
        this.runNo = runNo;
    }

    /** Returns the rows, those of a user together and in order. */
    Dataset<Row> rows() {
        Policies policies = facts.night().policies();
        YearMonth month = policies.monthOf(facts.until().minusNanos(1));
        addViews(month);
        Dataset<Row> all = part(Part.ACCOUNT, accounts());
        List<Dataset<Row>> others = List.of(
                part(Part.REQUEST, requests()),
                part(Part.GRANT, "SELECT g.case_id, " + Sql.struct(GrantRow.COLUMNS) + " AS value FROM due_grant g"),
                part(Part.CONSUMPTION, consumption(month)),
                part(Part.LAPSED, lapsed()),
                part(
                        Part.CHANCE,
                        "SELECT a.user_id AS case_id, " + Sql.struct("h.account_id, h.product")
                                + " AS value FROM seven_day_chance h JOIN due_account a ON a.account_id = h.account_id"),
                part(Part.MEMBER, members()),
                part(Part.DECIDED, decided()));
        for (Dataset<Row> other : others) {
            all = all.unionByName(other, true);
        }
        return all.repartition(functions.col(CASE)).sortWithinPartitions(CASE, "part", "submitted_at", "request_id");
    }

    private Dataset<Row> part(Part part, String sql) {
        Dataset<Row> rows = database.query(sql);
        StructType schema = rows.schema();
        boolean isRequest = part == Part.REQUEST;
        return rows.select(
                functions.col(CASE),
                functions.lit(part.ordinal()).as("part"),
                (isRequest
                                ? functions.col("value.submitted_at")
                                : functions.lit(null).cast("timestamp"))
                        .as("submitted_at"),
                (isRequest
                                ? functions.col("value.request_id")
                                : functions.lit(null).cast("string"))
                        .as("request_id"),
                functions.col(schema.fieldNames()[1]).as(part.name()));
    }

    /** Names what the parts are found by: requests, grants and accounts that are due, and the accounts of their users. */
    private void addViews(YearMonth month) {
        writeDown(
                "due_request",
                "SELECT COALESCE(u.user_id, r.account_id) AS case_id, r.request_id, r.account_id,"
                        + " r.resource_id, r.kind, r.submitted_at FROM request r"
                        + " LEFT ANTI JOIN decision d ON d.request_id = r.request_id"
                        + " LEFT JOIN account_user u ON u.account_id = r.account_id WHERE r.submitted_at < "
                        + Sql.literal(facts.until()));
        Dataset<Row> grants = database.query(
                "SELECT u.user_id AS case_id, " + GrantRow.COLUMNS
                        + " FROM quota_grant g LEFT ANTI JOIN (SELECT grant_id FROM booked_grant WHERE run_no >= "
                        + runNo
                        + ") b ON b.grant_id = g.grant_id JOIN account_user u ON u.account_id = g.account_id WHERE g.is_booked = FALSE");
        grants.filter(new Bookable(facts, grants.schema())).createOrReplaceTempView("due_grant");
        view(
                "account_now",
                "SELECT u.user_id, u.account_id, a.risk, u.first_known_on, m.m.movement_no, m.m.quota_month,"
                        + " m.m.lasting_after, m.m.monthly_after, m.m.month_bound_after FROM account_user u"
                        + " JOIN account a ON a.account_id = u.account_id"
                        + " LEFT JOIN " + lastMovement() + " m ON m.account_id = u.account_id");
        view(
                "due_user",
                "SELECT case_id FROM due_request UNION SELECT case_id FROM due_grant UNION SELECT user_id"
                        + " FROM account_now WHERE CASE WHEN movement_no IS NULL THEN date_format(first_known_on, 'yyyy-MM') <= '"
                        + month + "' ELSE quota_month < '" + month + "' END");
        writeDown("due_account", "SELECT a.* FROM account_now a LEFT SEMI JOIN due_user d ON d.case_id = a.user_id");
        writeDown(
                "due_member",
                "SELECT DISTINCT b.case_id, o.resource_id FROM (SELECT DISTINCT r.case_id, o.bundle_id"
                        + " FROM due_request r JOIN purchase_order o ON o.resource_id = r.resource_id"
                        + " WHERE o.bundle_id IS NOT NULL) b JOIN purchase_order o ON o.bundle_id = b.bundle_id");
    }

    /**
     * A night's movements are files of their own, so those of months that all accounts have left behind are not read. An earlier
     * start of this run may have opened quotas in older months.
     */
    private String lastMovement() {
        YearMonth reached = DueResets.reachedByAll(runNo, database);
        return LAST_MOVEMENT.formatted(
                reached == null ? "" : " WHERE quota_month >= '" + reached + "' OR run_no = " + runNo);
    }

    private void view(String name, String sql) {
        database.query(sql).createOrReplaceTempView(name);
    }

    /** Makes a view of what several parts read, so that each does not search for it anew. */
    private void writeDown(String name, String sql) {
        warehouse.writtenDown(name, database.query(sql)).createOrReplaceTempView(name);
    }

    /** Whether a grant counts from an instant before the end of the run, and not too late to have an effect. */
    private record Bookable(NightFacts facts, StructType schema) implements FilterFunction<Row> {
        @Override
        public boolean call(Row row) {
            Grant grant = SparkDatabase.read(GrantRow::read, new SparkRow(schema).at(row));
            return grant.isBookableBefore(
                    facts.until(), facts.night().policies().zone());
        }
    }

    private static String accounts() {
        return "SELECT user_id AS case_id, "
                + Sql.struct("account_id, risk, first_known_on, movement_no, quota_month, lasting_after, monthly_after,"
                        + " month_bound_after")
                + " AS value FROM due_account";
    }

    private static String requests() {
        return "SELECT x.case_id, named_struct('request_id', x.request_id, 'account_id', x.account_id, 'resource_id',"
                + " x.resource_id, 'kind', x.kind, 'submitted_at', x.submitted_at, 'resource', " + RESOURCE
                + ", " + TAKEN_FIELDS + ") AS value FROM due_request x" + RESOURCE_JOINS;
    }

    /** Resets that were booked do not read it again; those of a quota that is not open yet may read any month. */
    private static String consumption(YearMonth month) {
        return "SELECT a.user_id AS case_id, " + Sql.struct("c.account_id, c.consumption_month, c.amount")
                + " AS value FROM consumption c JOIN due_account a ON a.account_id = c.account_id"
                + " WHERE c.consumption_month < '" + month + "'"
                + " AND (a.quota_month IS NULL OR c.consumption_month >= a.quota_month)";
    }

    /** What lapsed of a request's month, or was restored to it, did so at the month's beginning or later: no earlier movements are read. */
    private String lapsed() {
        Policies policies = facts.night().policies();
        Instant first = database.first(
                "SELECT MIN(submitted_at) AS submitted_at FROM due_request",
                row -> row.find(RequestTable.SUBMITTED_AT));
        String oldest =
                first == null ? "FALSE" : "m.effective_at >= " + Sql.literal(policies.startOf(policies.monthOf(first)));
        return "SELECT r.case_id, "
                + Sql.struct("m.account_id, m.movement, m.points, m.effective_at, m.reference")
                + " AS value FROM movement m JOIN (SELECT DISTINCT case_id, account_id FROM due_request) r"
                + " ON r.account_id = m.account_id WHERE m.movement IN ('LAPSE', 'RESTORE') AND " + oldest;
    }

    private static String members() {
        return "SELECT x.case_id, named_struct('resource_id', x.resource_id, 'resource', " + RESOURCE + ", "
                + TAKEN_FIELDS + ") AS value FROM due_member x" + RESOURCE_JOINS;
    }

    /** Requests for bundle members that earlier runs, or earlier starts of this one, have decided. */
    private static String decided() {
        return "SELECT x.case_id, " + Sql.struct("d.account_id, d.resource_id, d.kind, d.submitted_at")
                + " AS value FROM due_member x JOIN decision d ON d.resource_id = x.resource_id"
                + " WHERE d.kind IN ('RESOURCE', 'RENEWAL')";
    }
}
