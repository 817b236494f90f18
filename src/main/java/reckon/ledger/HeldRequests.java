package reckon.ledger;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import reckon.database.Column;
import reckon.database.Database;

/** The requests that a run held (Rule I3). */
public final class HeldRequests {
    private static final Column<LocalDate> SINCE = Column.date("since");
    private static final Column<Long> HELD = Column.bigint("held");

    private final Database database;

    /** Answers from a database, which it only reads. */
    public HeldRequests(Database database) {
        this.database = database;
    }

    /** Returns how many requests a run held by the business date since which they wait, the oldest first. */
    public Map<LocalDate, Long> bySince(Run run) {
        Map<LocalDate, Long> counts = new LinkedHashMap<>();
        database.list(
                "SELECT COALESCE(held_since, ?) AS since, COUNT(*) AS held FROM held_request WHERE run_no = ?"
                        + " GROUP BY since ORDER BY since",
                row -> counts.put(row.get(SINCE), row.get(HELD)),
                run.businessDate(),
                run.runNo());
        return counts;
    }
}
