package reckon.month;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reckon.database.Column;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.ledger.Run;
import reckon.money.Money;
import reckon.money.Points;
import reckon.month.MonthSummary.OpenAge;
import reckon.month.MonthSummary.Sums;
import reckon.policy.Movement;
import reckon.policy.Policies;
import reckon.reconciliation.OpenRefunds;
import reckon.tables.DecisionTable;
import reckon.tables.MovementTable;
import reckon.tables.RunTable;

/** Reads a month's figures from the ledger. */
final class MonthFigures {
    private static final String KEY = "r.business_date, COALESCE(d.product, ''), d.kind, d.decision, d.rule";
    private static final String NAMED_KEY =
            "r.business_date, COALESCE(d.product, '') AS product, d.kind, d.decision, d.rule";

    /** MySQL knows how many rows runs have by their numbers. By dates it guesses, and reads all refunds and movements of a ledger with few runs. */
    private static final String OF_RUNS = " WHERE r.run_no IN (:runs) GROUP BY " + KEY;

    private static final String DECISIONS = "SELECT " + NAMED_KEY
            + ", COUNT(*) AS decisions, COUNT(d.request_id) AS requests, COALESCE(SUM(d.points_spent), 0) AS spent"
            + " FROM run r JOIN decision d ON d.run_no = r.run_no" + OF_RUNS;
    private static final String REFUNDS = "SELECT " + NAMED_KEY
            + ", COUNT(*) AS refunds, SUM(f.refund_amount) AS refunded, COALESCE(SUM(%s), 0) AS paid,"
            + " COALESCE(SUM(CASE WHEN %s THEN f.refund_amount END), 0) AS still_open"
            + " FROM run r JOIN decision d ON d.run_no = r.run_no"
            + " JOIN refund f ON f.run_no = d.run_no AND f.line_no = d.line_no" + OF_RUNS;
    private static final String MOVEMENTS = "SELECT m.movement, COUNT(*) AS movements, SUM(m.points) AS points"
            + " FROM movement m WHERE m.run_no IN (:runs) GROUP BY m.movement";

    private static final Column<Long> DECISION_COUNT = Column.bigint("decisions");
    private static final Column<Long> REQUEST_COUNT = Column.bigint("requests");
    private static final Column<Points> SPENT = Column.points("spent");
    private static final Column<Long> REFUND_COUNT = Column.bigint("refunds");
    private static final Column<Money> REFUNDED = Column.money("refunded");
    private static final Column<Money> PAID = Column.money("paid");
    private static final Column<Money> STILL_OPEN = Column.money("still_open");
    private static final Column<Long> MOVEMENT_COUNT = Column.bigint("movements");

    /** The last day of each group of ages; older ones are the last group. */
    private static final List<Integer> LAST_DAYS = List.of(3, 7, 14, 30, 60);

    private final Database database;
    private final YearMonth month;
    private final List<Run> runs;
    private final Run last;
    private final OpenRefunds open;

    /**
     * @param runs those of the month, in the order in which they began; at least one
     * @throws IllegalStateException if the last of them was never reconciled
     */
    MonthFigures(Database database, Policies policies, YearMonth month, List<Run> runs) {
        this.database = database;
        this.month = month;
        this.runs = runs;
        this.last = runs.get(runs.size() - 1);
        this.open = OpenRefunds.of(last.runNo(), database, policies);
    }

    /** Returns the month's lines, in the order of their columns. */
    SortedMap<MonthKey, Sums> lines() {
        SortedMap<MonthKey, Sums> lines = new TreeMap<>(MonthKey.ORDER);
        database.list(ofRuns(DECISIONS), row -> lines.put(key(row), decisions(row)));
        String sql = ofRuns(REFUNDS).formatted(open.paid(), open.isOpen());
        List<Object> parameters = new ArrayList<>(open.parameters());
        parameters.addAll(open.parameters());
        database.list(sql, row -> lines.merge(key(row), refunds(row), Sums::plus), parameters.toArray());
        return lines;
    }

    private String ofRuns(String sql) {
        return sql.replace(
                ":runs", runs.stream().map(run -> String.valueOf(run.runNo())).collect(Collectors.joining(", ")));
    }

    private static MonthKey key(ResultRow row) throws SQLException {
        return new MonthKey(
                row.get(RunTable.BUSINESS_DATE).toString(),
                row.get(DecisionTable.PRODUCT),
                row.get(DecisionTable.KIND).name(),
                row.get(DecisionTable.DECISION).name(),
                row.get(DecisionTable.RULE));
    }

    private static Sums decisions(ResultRow row) throws SQLException {
        long decisions = row.get(DECISION_COUNT);
        return new Sums(decisions, row.get(REQUEST_COUNT), 0, Money.ZERO, row.get(SPENT), Money.ZERO, Money.ZERO);
    }

    private static Sums refunds(ResultRow row) throws SQLException {
        long refunds = row.get(REFUND_COUNT);
        return new Sums(0, 0, refunds, row.get(REFUNDED), Points.ZERO, row.get(PAID), row.get(STILL_OPEN));
    }

    /** Returns what the month came to, from its lines. */
    MonthSummary summary(Map<MonthKey, Sums> lines, String currency) {
        Map<String, Sums> byDay = by(lines, MonthKey::day);
        return new MonthSummary(
                month,
                last.businessDate(),
                currency,
                lines.values().stream().reduce(Sums.NONE, Sums::plus),
                held(),
                runs.stream()
                        .map(run -> new MonthSummary.Run(
                                run.businessDate(),
                                run.runNo(),
                                byDay.getOrDefault(run.businessDate().toString(), Sums.NONE)))
                        .toList(),
                by(lines, MonthKey::product),
                by(lines, MonthKey::decision),
                by(lines, MonthKey::rule),
                openByAge(),
                movements());
    }

    private static Map<String, Sums> by(Map<MonthKey, Sums> lines, Function<MonthKey, String> what) {
        Map<String, Sums> sums = new TreeMap<>();
        lines.forEach((key, line) -> sums.merge(what.apply(key), line, Sums::plus));
        return sums;
    }

    private long held() {
        return Objects.requireNonNull(database.first(
                "SELECT COUNT(*) AS requests FROM held_request WHERE run_no = ?",
                row -> row.get(REQUEST_COUNT),
                last.runNo()));
    }

    private List<OpenAge> openByAge() {
        List<OpenAge> ages = new ArrayList<>();
        List<OpenRefunds.OfAge> days = open.byAge(month);
        int from = 0;
        for (int i = 0; i <= LAST_DAYS.size(); i++) {
            Integer to = i < LAST_DAYS.size() ? LAST_DAYS.get(i) : null;
            ages.add(ofAge(days, from, to));
            from = to == null ? from : to + 1;
        }
        return ages;
    }

    private static OpenAge ofAge(List<OpenRefunds.OfAge> days, int from, @Nullable Integer to) {
        long count = 0;
        Money amount = Money.ZERO;
        for (OpenRefunds.OfAge day : days) {
            if (day.ageDays() >= from && (to == null || day.ageDays() <= to)) {
                count += day.count();
                amount = amount.plus(day.amount());
            }
        }
        return new OpenAge(from, to, count, amount);
    }

    private Map<String, MonthSummary.Movements> movements() {
        Map<String, MonthSummary.Movements> movements = new TreeMap<>();
        for (Movement.Kind kind : Movement.Kind.values()) {
            movements.put(kind.name(), new MonthSummary.Movements(0, Points.ZERO));
        }
        database.list(
                ofRuns(MOVEMENTS),
                row -> movements.put(
                        row.get(MovementTable.MOVEMENT).name(),
                        new MonthSummary.Movements(row.get(MOVEMENT_COUNT), row.get(MovementTable.POINTS))));
        return movements;
    }
}
