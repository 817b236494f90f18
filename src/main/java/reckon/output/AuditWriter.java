package reckon.output;

import reckon.database.Cursor;
import reckon.files.CsvLine;
import reckon.files.OutputFile;
import reckon.ledger.Run;
import reckon.policy.Policies;
import reckon.policy.Release;

/** Writes decisions one after the other: each as a line of the audit, chained to the one before, and what it does to resources. */
final class AuditWriter {
    private final OutputFile audit;
    private final OutputFile releases;
    private final CsvLine text;
    private final AuditChain chain;
    private final AuditTotals totals;
    private long seq;

    /** A resource that goes on without the one that a decision releases. */
    record Unbinding(int lineNo, String resourceId) {}

    AuditWriter(Run run, Policies policies, OutputFile audit, OutputFile releases) {
        this.audit = audit;
        this.releases = releases;
        this.text = new CsvLine(policies.zone());
        this.chain = new AuditChain(run.previousHash());
        this.totals = new AuditTotals(run.previousHash());
        this.seq = run.previousSeq();
    }

    AuditTotals totals() {
        return totals;
    }

    /** Writes the next line, chained to the one before. */
    void writeLine(AuditLine line) {
        text.clear().integer(++seq).text(line.requestId()).text(line.orderId()).text(line.accountId());
        text.text(line.userId())
                .text(line.resourceId())
                .text(line.product())
                .text(line.kind().name());
        text.instant(line.submittedAt())
                .text(line.decision().name())
                .text(line.rule())
                .text(line.reason());
        text.integer(line.usageDays()).money(line.orderAmount()).money(line.consumedAmount());
        text.money(line.refundAmount()).points(line.pointsSpent()).points(line.pointsBefore());
        text.points(line.pointsAfter()).text(line.policyVersion()).text(line.explanation());
        String previous = chain.last();
        String hash = chain.next(text.bytes(), text.length());
        audit.row(text.hash(previous).hash(hash));
        totals.add(line, hash);
    }

    /** Writes what a decision does to resources; takes the unbindings of its line and leaves the rest. */
    void writeReleases(AuditLine line, Cursor<Unbinding> unbindings) {
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
