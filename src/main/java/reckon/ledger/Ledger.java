package reckon.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.money.Points;
import reckon.policy.CaseOutcome;
import reckon.policy.Decision;
import reckon.policy.DecisionLine;
import reckon.policy.Movement;
import reckon.tables.BookedGrantTable;
import reckon.tables.DecisionTable;
import reckon.tables.HeldRequestTable;
import reckon.tables.MovementTable;
import reckon.tables.RefundTable;
import reckon.tables.RenewalWithoutCashTable;
import reckon.tables.SevenDayChanceTable;
import reckon.tables.UnsubscriptionTable;
import reckon.tables.WaitingResetTable;

/**
 * Records the outcomes of one run, a chunk at a time, each within the caller's transaction.
 *
 * <p>Several threads may record at the same time. An error of the database means that a constraint of the
 * ledger would have been broken or that the database is not there; the chunk is not recorded and the run must
 * stop.
 */
public final class Ledger {
    private final Database database;
    private final int runNo;
    private final AtomicInteger lastLineNo;
    private final LocalDate businessDate;
    private final boolean heldBefore;
    private final boolean heldInRunBefore;

    /** Opens the ledger behind what the run has recorded so far. */
    public Ledger(Database database, Run run) {
        this.database = database;
        this.runNo = run.runNo();
        this.businessDate = run.businessDate();
        Integer last = database.first(
                "SELECT line_no FROM decision WHERE run_no = ? ORDER BY line_no DESC LIMIT 1",
                row -> row.get(DecisionTable.LINE_NO),
                runNo);
        this.lastLineNo = new AtomicInteger(last == null ? 0 : last);
        this.heldBefore = hasHeld(runNo);
        this.heldInRunBefore = hasHeld(runNo - 1);
    }

    private boolean hasHeld(int run) {
        return database.exists("SELECT 1 FROM held_request WHERE run_no = ?", run);
    }

    /** Returns the number of the last line that the run has recorded, 0 if there is none. */
    public int lastLineNo() {
        return lastLineNo.get();
    }

    /** Whether an earlier start of the run has held a request. */
    public boolean heldBefore() {
        return heldBefore;
    }

    /** Records a chunk of outcomes. */
    public void record(List<? extends CaseOutcome> outcomes) {
        Chunk chunk = new Chunk();
        outcomes.forEach(outcome -> {
            outcome.decisions().forEach(chunk::add);
            outcome.movements().forEach(chunk::add);
            chunk.waitingResets.addAll(outcome.accountsThatWait());
        });
        chunk.write();
    }

    /** What is written in one transaction, by table. */
    private final class Chunk {
        private final Entries entries = new Entries(runNo);
        private final List<NumberedLine> decisions = new ArrayList<>();
        private final List<DecisionLine> held = new ArrayList<>();
        private final List<RefundPart> refunds = new ArrayList<>();
        private final List<NumberedLine> unsubscriptions = new ArrayList<>();
        private final List<NumberedLine> chances = new ArrayList<>();
        private final List<FreeRenewal> withoutCash = new ArrayList<>();
        private final List<Movement> movements = new ArrayList<>();
        private final List<Movement> grants = new ArrayList<>();
        private final List<String> waitingResets = new ArrayList<>();

        private record RefundPart(NumberedLine decision, int part) {}

        private record FreeRenewal(NumberedLine decision, String orderId) {}

        void add(DecisionLine line) {
            if (line.ruling().decision() == Decision.HELD) {
                held.add(line);
                return;
            }
            NumberedLine numbered = new NumberedLine(lastLineNo.incrementAndGet(), line);
            decisions.add(numbered);
            for (int part = 0; part < line.ruling().refunds().size(); part++) {
                refunds.add(new RefundPart(numbered, part));
            }
            line.ruling().renewalsWithoutCash().forEach(orderId -> withoutCash.add(new FreeRenewal(numbered, orderId)));
            if (line.unsubscribes()) {
                unsubscriptions.add(numbered);
            }
            if (Entries.usesChance(numbered)) {
                chances.add(numbered);
            }
        }

        void add(Movement movement) {
            movements.add(movement);
            if (movement.kind() == Movement.Kind.GRANT) {
                grants.add(movement);
            }
        }

        void write() {
            Map<String, Points> pointsThen = heldBefore ? replaceHeldLines(held, decisions) : Map.of();
            database.writeAll(DecisionTable.TABLE, decisions.iterator(), entries::decision);
            Map<String, LocalDate> heldSince = heldSince(held);
            database.writeAll(
                    HeldRequestTable.TABLE,
                    held.iterator(),
                    (row, line) -> entries.heldRequest(
                            row,
                            line,
                            pointsThen.getOrDefault(line.requestId(), line.pointsBefore()),
                            heldSince.getOrDefault(String.valueOf(line.requestId()), businessDate)));
            database.writeAll(
                    RefundTable.TABLE,
                    refunds.iterator(),
                    (row, part) -> entries.refund(row, part.decision(), part.part()));
            database.writeAll(UnsubscriptionTable.TABLE, unsubscriptions.iterator(), entries::unsubscription);
            database.writeAll(SevenDayChanceTable.TABLE, chances.iterator(), entries::sevenDayChance);
            database.writeAll(
                    RenewalWithoutCashTable.TABLE,
                    withoutCash.iterator(),
                    (row, free) -> entries.renewalWithoutCash(row, free.decision(), free.orderId()));
            database.writeAll(MovementTable.TABLE, movements.iterator(), entries::movement);
            database.writeAll(BookedGrantTable.TABLE, grants.iterator(), entries::bookedGrant);
            database.writeAll(WaitingResetTable.TABLE, waitingResets.iterator(), entries::waitingReset);
        }
    }

    private record HeldBefore(
            String requestId, String reason, @Nullable Points points) {}

    /**
     * A run that is started again finds requests that it held before: their lines make room for those of now. Returns the
     * points of its own night for each that is still held for the same reason.
     */
    private Map<String, Points> replaceHeldLines(List<DecisionLine> held, List<NumberedLine> decided) {
        Map<String, String> reasons = new HashMap<>();
        held.forEach(line -> reasons.put(
                String.valueOf(line.requestId()), String.valueOf(line.ruling().reason())));
        Map<String, Points> points = new HashMap<>();
        database.listByIds(
                        "SELECT request_id, reason, points_before FROM held_request WHERE run_no = " + runNo
                                + " AND request_id IN (:ids)",
                        requestIds(held, decided),
                        row -> new HeldBefore(
                                row.get(HeldRequestTable.REQUEST_ID),
                                row.get(HeldRequestTable.REASON),
                                row.find(HeldRequestTable.POINTS_BEFORE)))
                .forEach(before -> {
                    if (before.points() != null && before.reason().equals(reasons.get(before.requestId()))) {
                        points.put(before.requestId(), before.points());
                    }
                    database.update(
                            "DELETE FROM held_request WHERE run_no = ? AND request_id = ?", runNo, before.requestId());
                });
        return points;
    }

    /**
     * Forgets what the run held when it was started before and is not going to look at now: what was decided since, and
     * requests that were submitted, as they are delivered now, at or after an instant.
     */
    public void forgetHeldThatAreNotDue(Instant until) {
        if (heldBefore) {
            database.update(
                    "DELETE FROM held_request WHERE run_no = ? AND NOT EXISTS (SELECT 1 FROM request r"
                            + " LEFT JOIN decision d ON d.request_id = r.request_id"
                            + " WHERE r.request_id = held_request.request_id"
                            + " AND r.submitted_at < ? AND d.request_id IS NULL)",
                    runNo,
                    until);
        }
    }

    /** Returns since when the run before held the same requests. */
    private Map<String, LocalDate> heldSince(List<DecisionLine> held) {
        Map<String, LocalDate> since = new HashMap<>();
        if (heldInRunBefore && !held.isEmpty()) {
            database.listByIds(
                    "SELECT request_id, held_since FROM held_request WHERE held_since IS NOT NULL AND run_no = "
                            + (runNo - 1) + " AND request_id IN (:ids)",
                    requestIds(held, List.of()),
                    row -> since.put(row.get(HeldRequestTable.REQUEST_ID), row.get(HeldRequestTable.HELD_SINCE)));
        }
        return since;
    }

    private static Set<String> requestIds(List<DecisionLine> held, List<NumberedLine> decided) {
        Set<String> ids = new HashSet<>();
        held.forEach(line -> ids.add(String.valueOf(line.requestId())));
        decided.forEach(numbered -> {
            if (numbered.line().requestId() != null) {
                ids.add(numbered.line().requestId());
            }
        });
        return ids;
    }
}
