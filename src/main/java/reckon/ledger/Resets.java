package reckon.ledger;

import java.time.YearMonth;
import java.util.Objects;
import reckon.database.Column;
import reckon.database.Database;
import reckon.money.Points;

/**
 * The resets of a month that belong to one run.
 *
 * @param accounts how many accounts were reset
 * @param earned the points that they have for the month
 * @param lapsed the points of the month before that lapsed, not negative
 */
public record Resets(long accounts, Points earned, Points lapsed) {

    private static final Column<Long> ACCOUNTS = Column.bigint("accounts");
    private static final Column<Points> EARNED = Column.points("earned");
    private static final Column<Points> LAPSED = Column.points("lapsed");

    /** Returns what a run, begun or not, has booked for a month. */
    static Resets of(int runNo, YearMonth month, Database database) {
        return Objects.requireNonNull(database.first(
                """
                SELECT COUNT(CASE WHEN movement = 'RESET' THEN 1 END) AS accounts,
                       COALESCE(SUM(CASE WHEN movement = 'RESET' THEN points END), 0) AS earned,
                       COALESCE(-SUM(CASE WHEN movement = 'LAPSE' THEN points END), 0) AS lapsed
                  FROM movement
                 WHERE run_no = ? AND reference = ?
                """, row -> new Resets(row.get(ACCOUNTS), row.get(EARNED), row.get(LAPSED)), runNo, month.toString()));
    }
}
