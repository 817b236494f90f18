package reckon.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.Checkpoint;
import reckon.database.Database;
import reckon.ledger.Publications;
import reckon.ledger.Run;
import reckon.money.Money;
import reckon.policy.Policies;
import reckon.staging.NotTaken;
import reckon.staging.NotTakenFiles;

/**
 * Writes the files of one run: the CSV files in any order or at the same time, then, by {@link #publish}, their
 * names and the manifest.
 */
public final class RunFiles {
    private final Database database;
    private final Run run;
    private final Policies policies;
    private final RunFolder folder;
    private final Checkpoint checkpoint;
    private volatile AuditFile.@Nullable Written audit;
    private volatile RefundsFile.@Nullable Written refunds;
    private volatile @Nullable WrittenFile quota;
    private volatile @Nullable WrittenFile rejects;

    /**
     * @param folder where the files go
     * @param checkpoint passed with every line
     */
    public RunFiles(Database database, Run run, Policies policies, RunFolder folder, Checkpoint checkpoint) {
        this.database = database;
        this.run = run;
        this.policies = policies;
        this.folder = folder;
        this.checkpoint = checkpoint;
    }

    /** Returns what writes the CSV files, the longest work first; each may run in a thread of its own. */
    public List<Runnable> writers() {
        return List.of(
                () -> audit = AuditFile.write(database, run, policies, folder, checkpoint),
                () -> refunds = RefundsFile.write(database, run, policies, folder, checkpoint),
                () -> quota = QuotaFile.write(database, run, policies, folder, checkpoint),
                () -> rejects = RejectsFile.write(database, run, policies, folder, checkpoint));
    }

    /**
     * What a run came to.
     *
     * @param decisions how many decisions there were of each kind
     * @param incomplete what is missing to call the run complete, empty if nothing is
     */
    public record Summary(
            Path folder,
            long requestsDue,
            Map<String, Long> decisions,
            String refundAmount,
            String pointsSpent,
            String currency,
            long lastSeq,
            String lastHash,
            List<WrittenFile> files,
            List<String> incomplete) {}

    /** Returns the hash of the run's last audit line; the writers must have run. */
    public String lastHash() {
        return Objects.requireNonNull(audit).totals().lastHash();
    }

    /**
     * Gives all files their names and writes the manifest; the writers must have run.
     *
     * @param incomplete what is missing to call the run complete
     * @throws IllegalStateException if ledger, refunds and audit do not add up to the same (Rule I2)
     */
    public Summary publish(List<String> incomplete) {
        AuditFile.Written writtenAudit = Objects.requireNonNull(audit);
        RefundsFile.Written writtenRefunds = Objects.requireNonNull(refunds);
        checkSums(writtenAudit.totals(), writtenRefunds);
        List<WrittenFile> files = new ArrayList<>(writtenAudit.files());
        files.add(writtenRefunds.file());
        files.add(Objects.requireNonNull(quota));
        files.add(Objects.requireNonNull(rejects));
        files.sort(Comparator.comparing(WrittenFile::name));
        Manifest manifest = manifest(writtenAudit.totals(), files, incomplete);
        folder.publish(files);
        folder.publishManifest(manifest.toBytes());
        return new Summary(
                folder.path(),
                manifest.totals().requestsDue(),
                manifest.totals().decisions(),
                manifest.totals().refundAmount(),
                manifest.totals().pointsSpent(),
                manifest.currency(),
                manifest.audit().lastSeq(),
                manifest.audit().lastHash(),
                files,
                manifest.incomplete());
    }

    private void checkSums(AuditTotals auditTotals, RefundsFile.Written refundTotals) {
        Money ledger = Objects.requireNonNull(database.first(
                "SELECT COALESCE(SUM(refund_amount), 0) FROM refund WHERE run_no = ?",
                row -> row.money(),
                run.runNo()));
        if (!ledger.equals(refundTotals.refunded())
                || !ledger.equals(auditTotals.refunded())
                || !auditTotals.spent().equals(refundTotals.spent())) {
            throw new IllegalStateException("Rule I2 is broken: the ledger returns " + ledger + ", refunds.csv "
                    + refundTotals.refunded() + " for " + refundTotals.spent() + " points, audit.csv "
                    + auditTotals.refunded() + " for " + auditTotals.spent() + " points");
        }
    }

    private Manifest manifest(AuditTotals totals, List<WrittenFile> files, List<String> incomplete) {
        List<Manifest.Input> inputs = database.list(
                "SELECT kind, name, sha256, refused, line_count, reject_count, decided_again FROM input_file"
                        + " WHERE business_date = ? ORDER BY kind, name, file_no",
                row -> new Manifest.Input(
                        row.text(), row.text(), row.text(), row.flag(), row.large(), row.large(), row.large()),
                run.businessDate());
        List<Manifest.UnlinkedValue> unlinked = database.list(
                "SELECT attribute, fingerprint, accounts FROM unlinked_value WHERE run_no = ?"
                        + " ORDER BY attribute, fingerprint",
                row -> new Manifest.UnlinkedValue(row.text(), row.text(), row.whole()),
                run.runNo());
        List<String> notTaken = new NotTakenFiles(database)
                .of(run.runNo()).stream().map(NotTaken::name).toList();
        Map<String, Long> decisions = new LinkedHashMap<>();
        totals.decisions().forEach((decision, count) -> decisions.put(decision.name(), count));
        return new Manifest(
                run.businessDate(),
                run.runNo(),
                new Publications(database).ledgerId(),
                incomplete,
                notTaken,
                policies.currency(),
                totals.policyVersions(),
                new Manifest.Totals(
                        totals.requestsDue(),
                        decisions,
                        totals.refunded().toString(),
                        totals.spent().toString()),
                new Manifest.Audit(
                        run.previousSeq(),
                        run.previousSeq() + totals.lines(),
                        run.previousHash(),
                        totals.firstHash(),
                        totals.lastHash()),
                inputs,
                files,
                unlinked);
    }
}
