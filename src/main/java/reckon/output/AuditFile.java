package reckon.output;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.CancellationCheck;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.files.OutputFile;
import reckon.files.RunFile;
import reckon.files.RunFolder;
import reckon.files.WrittenFile;
import reckon.ledger.Run;
import reckon.policy.Policies;
import reckon.tables.UnbindingTable;

/**
 * Writes {@code audit.csv}, every decision of a run in full and chained by hashes, and on the way {@code
 * releases.csv}, what each of them does to a resource (Rules R1-R3).
 */
final class AuditFile implements RunFile {
    static final String NAME = "audit.csv";

    /** How many columns a line has before its two hashes, and where some of them are. */
    static final int COLUMNS = 21;

    static final int REQUEST_ID = 1;
    static final int DECISION = 9;
    static final int REFUND_AMOUNT = 15;
    static final int POINTS_SPENT = 16;

    static final String HEADER = "seq,request_id,order_id,account_id,user_id,resource_id,product,kind,submitted_at,"
            + "decision,rule,reason,usage_days,order_amount,consumed_amount,refund_amount,points_spent,points_before,"
            + "points_after,policy_version,explanation,previous_hash,hash";
    private static final String RELEASES_HEADER = "resource_id,action,until,request_id";
    private static final String UNBINDINGS = """
            SELECT u.line_no, u.resource_id
              FROM unbinding u
              JOIN decision d ON d.run_no = u.run_no AND d.line_no = u.line_no
             WHERE u.run_no = ?
             ORDER BY d.submitted_at, d.request_id, u.resource_id
            """;

    private final Database database;
    private final Run run;
    private final Policies policies;
    private final CancellationCheck cancellation;
    private volatile @Nullable AuditTotals totals;

    AuditFile(Database database, Run run, Policies policies, CancellationCheck cancellation) {
        this.database = database;
        this.run = run;
        this.policies = policies;
        this.cancellation = cancellation;
    }

    /** Returns what the audit adds up to, once it is written. */
    AuditTotals totals() {
        return Objects.requireNonNull(totals);
    }

    @Override
    public List<WrittenFile> write(RunFolder folder) {
        try (OutputFile audit = new OutputFile(folder, NAME, HEADER);
                OutputFile releases = new OutputFile(folder, "releases.csv", RELEASES_HEADER)) {
            AuditWriter writer = new AuditWriter(run, policies, audit, releases);
            writeLines(writer);
            totals = writer.totals();
            return List.of(audit.finish(), releases.finish());
        }
    }

    private void writeLines(AuditWriter writer) {
        int runNo = run.runNo();
        try (Cursor<AuditLine> decisions = database.stream(AuditLine.DECISIONS, AuditLine::read, runNo);
                Cursor<AuditLine> held = database.stream(AuditLine.HELD_REQUESTS, AuditLine::read, runNo);
                Cursor<AuditWriter.Unbinding> unbindings = database.stream(
                        UNBINDINGS,
                        row -> new AuditWriter.Unbinding(
                                row.get(UnbindingTable.LINE_NO), row.get(UnbindingTable.RESOURCE_ID)),
                        runNo)) {
            AuditLine line = nextOf(decisions, held);
            while (line != null) {
                cancellation.throwIfStopped();
                writer.writeLine(line);
                writer.writeReleases(line, unbindings);
                line = nextOf(decisions, held);
            }
        }
    }

    private static @Nullable AuditLine nextOf(Cursor<AuditLine> decisions, Cursor<AuditLine> held) {
        AuditLine decision = decisions.peek();
        AuditLine waiting = held.peek();
        if (decision == null || (waiting != null && AuditLine.ORDER.compare(waiting, decision) < 0)) {
            return held.next();
        }
        return decisions.next();
    }
}
