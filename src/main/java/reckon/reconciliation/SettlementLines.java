package reckon.reconciliation;

import java.time.Instant;
import java.util.Objects;
import reckon.database.Database;

/** Sums over settlements, each as last delivered by a run or those before it. */
final class SettlementLines {
    private static final String SUM =
            "COUNT(*) AS counted, COALESCE(SUM(s.amount), 0) AS amount FROM settlement_line s ";

    private final Database database;

    SettlementLines(Database database) {
        this.database = database;
    }

    /** Returns the condition that a line {@code s} stands in a run: none of the same settlement came behind it until then. */
    static String stands(int runNo) {
        return " s.run_no <= " + runNo + " AND NOT EXISTS (SELECT 1 FROM settlement_line l"
                + " WHERE l.settlement_id = s.settlement_id AND l.run_no > s.run_no AND l.run_no <= " + runNo + ") ";
    }

    /** Returns all that were PAID and count in a run, from the first run on. */
    Tally paid(int runNo, Instant end) {
        return sum("WHERE s.status = 'PAID' AND s.settled_at < ? AND" + stands(runNo), end);
    }

    /** Returns those that were PAID and do not count yet. */
    Tally waiting(int runNo, Instant end) {
        return sum("WHERE s.status = 'PAID' AND s.settled_at >= ? AND" + stands(runNo), end);
    }

    /** Returns by how much {@link #paid} differs from that of the run before, by what came and what counts now. */
    Tally paidSince(Scope scope) {
        int runNo = scope.runNo();
        Tally came = sum("WHERE s.status = 'PAID' AND s.settled_at < ? AND s.run_no = " + runNo, scope.end());
        // It begins with what came, not with all lines there are, as the candidates do.
        Tally replaced = first(
                "SELECT /*+ JOIN_ORDER(n, s) */ " + SUM
                        + "JOIN settlement_line n ON n.settlement_id = s.settlement_id AND n.run_no = " + runNo
                        + " WHERE s.status = 'PAID' AND s.settled_at < ? AND" + stands(runNo - 1),
                scope.countsSince());
        Tally nowCounting = sum(
                "WHERE s.status = 'PAID' AND s.settled_at >= ? AND s.settled_at < ? AND s.run_no < " + runNo + " AND"
                        + stands(runNo),
                scope.countsSince(),
                scope.end());
        return came.minus(replaced).plus(nowCounting);
    }

    private Tally sum(String which, Object... instants) {
        return first("SELECT " + SUM + which, instants);
    }

    private Tally first(String sql, Object... instants) {
        return Objects.requireNonNull(database.first(sql, Reconciliations::tally, instants));
    }
}
