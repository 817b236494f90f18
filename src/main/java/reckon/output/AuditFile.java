package reckon.output;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.Checkpoint;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.ledger.Run;
import reckon.policy.Policies;
import reckon.policy.Release;

/**
 * Writes {@code audit.csv}, every decision of a run in full and chained by hashes, and on the way {@code
 * releases.csv}, what each of them does to a resource (Rules R1-R3).
 */
final class AuditFile {
    static final String NAME = "audit.csv";

    /** How many columns a line has before its two hashes, and where some of them are. */
    static final int COLUMNS = 21;

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

    private final Run run;
    private final OutputFile audit;
    private final OutputFile releases;
    private final CsvLine text;
    private final AuditChain chain;
    private final AuditTotals totals;
    private long seq;

    private record Unbinding(int lineNo, String resourceId) {}

    AuditFile(Run run, Policies policies, OutputFile audit, OutputFile releases) {
        this.run = run;
        this.audit = audit;
        this.releases = releases;
        this.text = new CsvLine(policies);
        this.chain = new AuditChain(run.previousHash());
        this.totals = new AuditTotals(run.previousHash());
        this.seq = run.previousSeq();
    }

    /** What was written. */
    record Written(List<WrittenFile> files, AuditTotals totals) {}

    static Written write(Database database, Run run, Policies policies, RunFolder folder, Checkpoint checkpoint) {
        try (OutputFile audit = new OutputFile(folder, NAME, HEADER);
                OutputFile releases = new OutputFile(folder, "releases.csv", RELEASES_HEADER)) {
            AuditFile file = new AuditFile(run, policies, audit, releases);
            file.writeLines(database, checkpoint);
            return new Written(List.of(audit.finish(), releases.finish()), file.totals);
        }
    }

    private void writeLines(Database database, Checkpoint checkpoint) {
        int runNo = run.runNo();
        try (Cursor<AuditLine> decisions = database.stream(AuditLine.DECISIONS, AuditLine::read, runNo);
                Cursor<AuditLine> held = database.stream(AuditLine.HELD_REQUESTS, AuditLine::read, runNo);
                Cursor<Unbinding> unbindings =
                        database.stream(UNBINDINGS, row -> new Unbinding(row.whole(), row.text()), runNo)) {
            AuditLine line = nextOf(decisions, held);
            while (line != null) {
                checkpoint.pass();
                writeLine(line);
                writeReleases(line, unbindings);
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

    /** Writes the next line, chained to the one before. */
    void writeLine(AuditLine line) {
        text.clear().whole(++seq).text(line.requestId()).text(line.orderId()).text(line.accountId());
        text.text(line.userId()).text(line.resourceId()).text(line.product()).text(line.kind());
        text.instant(line.submittedAt())
                .text(line.decision().name())
                .text(line.rule())
                .text(line.reason());
        text.whole(line.usageDays()).money(line.orderAmount()).money(line.consumedAmount());
        text.money(line.refundAmount()).points(line.pointsSpent()).points(line.pointsBefore());
        text.points(line.pointsAfter()).text(line.policyVersion()).text(line.explanation());
        String previous = chain.last();
        String hash = chain.next(text.bytes(), text.length());
        audit.row(text.hash(previous).hash(hash));
        totals.add(line, hash);
    }

    private void writeReleases(AuditLine line, Cursor<Unbinding> unbindings) {
        Release own = line.release();
        if (own == null) {
            return;
        }
        writeRelease(own, line);
        Unbinding next = unbindings.peek();
        while (next != null && next.lineNo() == line.lineNo()) {
            writeRelease(Release.unbound(next.resourceId()), line);
            unbindings.next();
            next = unbindings.peek();
        }
    }

    private void writeRelease(Release release, AuditLine line) {
        text.clear().text(release.resourceId()).text(release.action().name());
        text.instant(release.until()).text(line.requestId());
        releases.row(text);
    }
}
