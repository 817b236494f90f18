package reckon.spark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import reckon.database.Table;
import reckon.ledger.Ledger;
import reckon.ledger.Run;
import reckon.tables.DecisionTable;
import reckon.tables.HeldRequestTable;

/**
 * Decides what is due: the cases of users are put together and decided by executors, and what they come to is written down before
 * anything is recorded. So a task that is tried again changes nothing, and the ledger gets each table's rows in one commit.
 */
final class Deciding {
    private static final String OUTCOME = "outcome";
    private static final String OFFSETS = "line_offsets";
    private static final StructType OFFSET =
            new StructType().add(Outcomes.PARTITION, DataTypes.IntegerType).add("before", DataTypes.IntegerType);

    private final Warehouse warehouse;
    private final SparkDatabase database;
    private final SparkSession spark;
    private final PolicyTexts policies;

    Deciding(Warehouse warehouse, PolicyTexts policies) {
        this.warehouse = warehouse;
        this.database = warehouse.database();
        this.spark = database.spark();
        this.policies = policies;
    }

    /**
     * Decides and records.
     *
     * @param until exclusive: what happens at or after it waits
     */
    void decide(Run run, Instant until) {
        Ledger ledger = new Ledger(database, run);
        ledger.forgetHeldThatAreNotDue(until);
        NightFacts facts = new NightFacts(database, policies, run.businessDate(), until);
        Dataset<Row> rows = new CaseRows(warehouse, facts, run.runNo()).rows();
        Broadcast<NightFacts> shared =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(facts);
        Dataset<Row> outcomes = rows.mapPartitions(
                new Outcomes(shared, rows.schema(), run.runNo(), run.businessDate()), Encoders.row(Outcomes.outcome()));
        warehouse.writtenDown(OUTCOME, outcomes).createOrReplaceTempView(OUTCOME);
        Set<Table> cameOut = number(ledger.lastLineNo());
        Dataset<Row> held = held(run);
        if (ledger.heldBefore()) {
            held = warehouse.writtenDown("held", held);
            forgetHeldBefore(run);
        }
        for (Table table : cameOut) {
            database.write(table, table.equals(HeldRequestTable.TABLE) ? held : rows(table));
        }
    }

    /**
     * Finds how many lines are before those of each partition; returns the tables that get any rows. The first column of each is
     * never null.
     */
    private Set<Table> number(int last) {
        String counts = Outcomes.TABLES.stream()
                .map(table ->
                        "COUNT(" + table.name() + "." + table.columns().get(0).name() + ") AS " + table.name())
                .collect(Collectors.joining(", "));
        Set<Table> cameOut = new LinkedHashSet<>();
        List<Row> offsets = new ArrayList<>();
        int before = last;
        for (Row lines : spark.sql("SELECT " + Outcomes.PARTITION + ", " + counts + " FROM " + OUTCOME + " GROUP BY "
                        + Outcomes.PARTITION + " ORDER BY " + Outcomes.PARTITION)
                .collectAsList()) {
            offsets.add(RowFactory.create(lines.getInt(0), before));
            before = Math.addExact(before, Math.toIntExact(lines.<Long>getAs(DecisionTable.TABLE.name())));
            Outcomes.TABLES.stream()
                    .filter(table -> lines.<Long>getAs(table.name()) > 0)
                    .forEach(cameOut::add);
        }
        spark.createDataFrame(offsets, OFFSET).createOrReplaceTempView(OFFSETS);
        return cameOut;
    }

    private Dataset<Row> rows(Table table) {
        String columns = table.columns().stream()
                .map(column -> column.name().equals("line_no")
                        ? "CAST(x." + table.name() + ".line_no + f.before AS INT) AS line_no"
                        : "x." + table.name() + "." + column.name())
                .collect(Collectors.joining(", "));
        return spark.sql("SELECT " + columns + " FROM " + OUTCOME + " x JOIN " + OFFSETS + " f ON f."
                + Outcomes.PARTITION + " = x." + Outcomes.PARTITION + " WHERE x." + table.name() + " IS NOT NULL");
    }

    /**
     * Returns the requests that are held now. One that this run has held before for the same reason keeps the points of its own
     * night, one that the run before held the date since which it waits; the lines of both starts are one.
     */
    private Dataset<Row> held(Run run) {
        String columns = HeldRequestTable.TABLE.columns().stream()
                .map(column -> switch (column.name()) {
                    case "points_before" ->
                        "CASE WHEN t.reason = x.held_request.reason AND t.points_before IS NOT NULL THEN t.points_before"
                                + " ELSE x.held_request.points_before END AS points_before";
                    case "held_since" -> "COALESCE(b.held_since, x.held_request.held_since) AS held_since";
                    default -> "x.held_request." + column.name();
                })
                .collect(Collectors.joining(", "));
        return database.query(
                "SELECT " + columns + " FROM " + OUTCOME + " x"
                        + " LEFT JOIN (SELECT * FROM held_request WHERE run_no = ?) t ON t.request_id = x.held_request.request_id"
                        + " LEFT JOIN (SELECT * FROM held_request WHERE run_no = ?) b ON b.request_id = x.held_request.request_id"
                        + " WHERE x.held_request IS NOT NULL",
                run.runNo(),
                run.runNo() - 1);
    }

    private void forgetHeldBefore(Run run) {
        database.update(
                "DELETE FROM held_request WHERE run_no = ? AND request_id IN (SELECT"
                        + " COALESCE(x.held_request.request_id, x.decision.request_id) FROM " + OUTCOME + " x)",
                run.runNo());
    }
}
