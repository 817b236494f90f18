package reckon.spark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.database.Column;
import reckon.database.Table;
import reckon.tables.DecisionTable;
import reckon.tables.HeldRequestTable;
import reckon.tables.RefundTable;

/** What a database holds by constraints is asked of a run's rows; the tables are views of rows here. */
final class LedgerChecksTest {
    private static LocalSpark spark;
    private SparkSession session;
    private LedgerChecks checks;

    @BeforeAll
    static void start(@TempDir Path folder) {
        spark = new LocalSpark(folder);
    }

    @AfterAll
    static void stop() {
        spark.close();
    }

    @BeforeEach
    void makeTablesWithoutRows(@TempDir Path folder) {
        session = spark.on(folder);
        LedgerTables.all().forEach(table -> put(table));
        checks = new LedgerChecks(new SparkDatabase(session, new SmallTables(session)));
    }

    @SafeVarargs
    private void put(Table table, Map<Column<?>, Object>... rows) {
        List<Row> all = new ArrayList<>();
        for (Map<Column<?>, Object> row : rows) {
            all.add(RowFactory.create(table.columns().stream().map(row::get).toArray()));
        }
        session.createDataFrame(all, Schemas.of(table)).createOrReplaceTempView(table.name());
    }

    private static Map<Column<?>, Object> decision(int run, int line, String request) {
        return Map.of(DecisionTable.RUN_NO, run, DecisionTable.LINE_NO, line, DecisionTable.REQUEST_ID, request);
    }

    private static Map<Column<?>, Object> refund(int line, int part, String id) {
        return Map.of(
                RefundTable.RUN_NO, 2, RefundTable.LINE_NO, line, RefundTable.PART_NO, part, RefundTable.REFUND_ID, id);
    }

    @Test
    void linesOfARunAreNumberedOnce() {
        put(DecisionTable.TABLE, decision(1, 1, "r-1"), decision(2, 1, "r-2"), decision(2, 2, "r-3"));
        put(RefundTable.TABLE, refund(1, 1, "rf-1"), refund(1, 2, "rf-2"));
        assertThatCode(() -> checks.check(2)).doesNotThrowAnyException();

        put(DecisionTable.TABLE, decision(2, 7, "r-2"), decision(2, 7, "r-3"));
        assertThatThrownBy(() -> checks.check(2)).hasMessageContaining("decision: run_no, line_no twice (2, 7)");
        put(DecisionTable.TABLE);
        put(RefundTable.TABLE, refund(1, 1, "rf-1"), refund(1, 1, "rf-2"));
        assertThatThrownBy(() -> checks.check(2))
                .hasMessageContaining("refund: run_no, line_no, part_no twice (2, 1, 1)");
    }

    @Test
    void whoIsRejectedIsPaidNothing() {
        put(DecisionTable.TABLE, decided("r-1", "REJECTED", "0.00", "5.00"), decided("r-2", "PARTIAL", "5.00", "5.00"));
        assertThatCode(() -> checks.check(2)).doesNotThrowAnyException();
        put(DecisionTable.TABLE, decided("r-1", "REJECTED", "1.00", "5.00"));
        assertThatThrownBy(() -> checks.check(2))
                .hasMessageContaining("decision: (refund_amount > 0) <> (decision <> 'REJECTED') (r-1)");
    }

    /** Of a term on which more was given back than paid nothing is returned, and all of its unused renewal. */
    @Test
    void aDecisionMayReturnMoreThanItsOrdersComeToTogether() {
        put(DecisionTable.TABLE, decided("r-1", "PARTIAL", "50.00", "20.00"));
        assertThatCode(() -> checks.check(2)).doesNotThrowAnyException();
    }

    private static Map<Column<?>, Object> decided(String request, String decision, String refund, String order) {
        Map<Column<?>, Object> row = new HashMap<>(decision(2, request.charAt(2), request));
        row.put(DecisionTable.DECISION, decision);
        row.put(DecisionTable.REFUND_AMOUNT, new BigDecimal(refund));
        row.put(DecisionTable.ORDER_AMOUNT, new BigDecimal(order));
        return row;
    }

    @Test
    void aRequestIsDecidedOnceInAllRunsAndHeldOnceInEach() {
        put(DecisionTable.TABLE, decision(1, 1, "r-1"), decision(2, 1, "r-1"));
        assertThatThrownBy(() -> checks.check(2)).hasMessageContaining("decision: request_id twice (r-1)");
        put(DecisionTable.TABLE);
        Map<Column<?>, Object> before = Map.of(HeldRequestTable.RUN_NO, 1, HeldRequestTable.REQUEST_ID, "r-9");
        Map<Column<?>, Object> now = Map.of(HeldRequestTable.RUN_NO, 2, HeldRequestTable.REQUEST_ID, "r-9");
        put(HeldRequestTable.TABLE, before, now);
        assertThatCode(() -> checks.check(2)).doesNotThrowAnyException();
        put(HeldRequestTable.TABLE, before, now, now);
        assertThatThrownBy(() -> checks.check(2))
                .hasMessageContaining("held_request: run_no, request_id twice (2, r-9)");

        put(HeldRequestTable.TABLE, before);
        put(DecisionTable.TABLE, decision(2, 1, "r-9"));
        assertThatCode(() -> checks.check(2)).doesNotThrowAnyException();
        put(HeldRequestTable.TABLE, before, now);
        assertThatThrownBy(() -> checks.check(2)).hasMessageContaining("held_request: decided as well (r-9)");
    }

    @Test
    void anyNumberOfOrdersIsRefundedWithoutARequest() {
        put(
                DecisionTable.TABLE,
                Map.of(DecisionTable.RUN_NO, 2, DecisionTable.LINE_NO, 1),
                Map.of(DecisionTable.RUN_NO, 2, DecisionTable.LINE_NO, 2));
        assertThatCode(() -> checks.check(2)).doesNotThrowAnyException();
    }
}
