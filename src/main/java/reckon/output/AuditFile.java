package reckon.output;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.CancellationCheck;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.files.CsvLine;
import reckon.files.OutputFile;
import reckon.files.RunFile;
import reckon.files.RunFolder;
import reckon.files.WrittenFile;
import reckon.ledger.Run;
import reckon.policy.Policies;
import reckon.policy.Release;
import reckon.tables.DecisionTable;
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
            SELECT u.line_no, u.resource_id, d.request_id
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
        AuditText.Format format = new AuditText.Format(policies.zone());
        CsvLine text = new CsvLine(policies.zone());
        try (Cursor<AuditText> decisions = database.streamFormatted(AuditLine.DECISIONS, format, runNo);
                Cursor<AuditText> held = database.streamFormatted(AuditLine.HELD_REQUESTS, format, runNo);
                Cursor<AuditWriter.Unbinding> unbindings =
                        database.stream(UNBINDINGS, row -> unbinding(row, text), runNo)) {
            AuditText line = nextOf(decisions, held);
            while (line != null) {
                cancellation.throwIfStopped();
                writer.writeLine(line);
                writer.writeReleases(line, unbindings);
                line = nextOf(decisions, held);
            }
        }
    }

    private static AuditWriter.Unbinding unbinding(ResultRow row, CsvLine text) throws SQLException {
        int lineNo = row.get(UnbindingTable.LINE_NO);
        Release release = Release.unbound(row.get(UnbindingTable.RESOURCE_ID));
        return new AuditWriter.Unbinding(
                lineNo, AuditText.releaseLine(release, row.find(DecisionTable.REQUEST_ID), text));
    }

    private static @Nullable AuditText nextOf(Cursor<AuditText> decisions, Cursor<AuditText> held) {
        AuditText decision = decisions.peek();
        AuditText waiting = held.peek();
        if (decision == null || (waiting != null && AuditText.ORDER.compare(waiting, decision) < 0)) {
            return held.next();
        }
        return decisions.next();
    }
}
