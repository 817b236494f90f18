package reckon.output;

import reckon.database.Cursor;
import reckon.files.CsvLine;
import reckon.files.CsvText;
import reckon.files.OutputFile;
import reckon.ledger.Run;
import reckon.policy.Policies;

/** Writes decisions one after the other: each as a line of the audit, chained to the one before, and what it does to resources. */
final class AuditWriter {
    private final OutputFile audit;
    private final OutputFile releases;
    private final CsvLine text;
    private final AuditChain chain;
    private final AuditTotals totals;
    private long seq;

    /**
     * A resource that goes on without the one that a decision releases.
     *
     * @param release as a line of {@code releases.csv}
     */
    record Unbinding(int lineNo, CsvText release) {}

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
    void writeLine(AuditText line) {
        text.clear().integer(++seq).columns(line.columns());
        String previous = chain.last();
        String hash = chain.next(text.bytes(), text.length());
        audit.row(text.hash(previous).hash(hash));
        totals.add(line, hash);
    }

    /** Writes what a decision does to resources; takes the unbindings of its line and leaves the rest. */
    void writeReleases(AuditText line, Cursor<Unbinding> unbindings) {
        CsvText own = line.release();
        if (own == null) {
            return;
        }
        releases.row(own);
        Unbinding next = unbindings.peek();
        while (next != null && next.lineNo() == line.lineNo()) {
            releases.row(next.release());
            unbindings.next();
            next = unbindings.peek();
        }
    }
}
