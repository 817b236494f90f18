package reckon.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import reckon.database.CancellationCheck;
import reckon.database.Database;
import reckon.files.Manifest;
import reckon.files.RunFile;
import reckon.files.RunFolder;
import reckon.files.RunReport;
import reckon.files.WrittenFile;
import reckon.ledger.Publications;
import reckon.ledger.Run;
import reckon.money.Money;
import reckon.policy.Policies;
import reckon.staging.NotTaken;
import reckon.staging.NotTakenFiles;
import reckon.tables.InputFileTable;
import reckon.tables.RefundTable;
import reckon.tables.UnlinkedValueTable;

/**
 * Writes the files of one run, its own and those that other rooms add: in any order or at the same time, then, by {@link
 * #publish}, their names and the manifest.
 */
public final class RunFiles {
    private final Database database;
    private final Run run;
    private final Policies policies;
    private final RunFolder folder;
    private final RunReport report;
    private final AuditFile audit;
    private final RefundsFile refunds;
    private final List<RunFile> files = new ArrayList<>();
    private final List<WrittenFile> written = Collections.synchronizedList(new ArrayList<>());

    /**
     * @param folder where the files go
     * @param cancellation checked with every line
     * @param others the files that other rooms add
     * @param report what is drawn from all of them
     */
    public RunFiles(
            Database database,
            Run run,
            Policies policies,
            RunFolder folder,
            CancellationCheck cancellation,
            List<? extends RunFile> others,
            RunReport report) {
        this.database = database;
        this.run = run;
        this.policies = policies;
        this.folder = folder;
        this.report = report;
        this.audit = new AuditFile(database, run, policies, cancellation);
        this.refunds = new RefundsFile(database, run, policies, cancellation);
        files.add(audit);
        files.add(refunds);
        files.add(new QuotaFile(database, run, policies, cancellation));
        files.add(new RejectsFile(database, run, policies, cancellation));
        files.addAll(others);
    }

    /**
     * Returns what writes the files, the longest work first, and returns how many rows it wrote; each may run in a thread of
     * its own.
     */
    public List<LongSupplier> writers() {
        return files.stream().<LongSupplier>map(file -> () -> write(file)).toList();
    }

    private long write(RunFile file) {
        long rows = 0;
        for (WrittenFile one : file.write(folder)) {
            written.add(one);
            report.read(one.name(), folder.part(one.name()));
            rows += one.rows();
        }
        return rows;
    }

    /** Returns the hash of the run's last audit line; the writers must have run. */
    public String lastHash() {
        return audit.totals().lastHash();
    }

    /**
     * Gives all files their names and writes the manifest, which it returns; the writers must have run.
     *
     * @param incomplete what is missing to call the run complete
     * @throws IllegalStateException if ledger, refunds and audit do not add up to the same (Rule I2)
     */
    public Manifest publish(List<String> incomplete) {
        checkSums();
        Manifest manifest = manifest(incomplete);
        for (RunFile file : files) {
            manifest = file.addTo(manifest);
        }
        manifest = manifest.withOutputs(report.write(folder, manifest));
        folder.publish(manifest.outputs());
        folder.publishManifest(manifest.toBytes());
        return manifest;
    }

    private void checkSums() {
        AuditTotals totals = audit.totals();
        Money ledger = Objects.requireNonNull(database.first(
                "SELECT COALESCE(SUM(refund_amount), 0) AS refund_amount FROM refund WHERE run_no = ?",
                row -> row.get(RefundTable.REFUND_AMOUNT),
                run.runNo()));
        if (!ledger.equals(refunds.refunded())
                || !ledger.equals(totals.refunded())
                || !totals.spent().equals(refunds.spent())) {
            throw new IllegalStateException("Rule I2 is broken: the ledger returns " + ledger + ", refunds.csv "
                    + refunds.refunded() + " for " + refunds.spent() + " points, audit.csv " + totals.refunded()
                    + " for " + totals.spent() + " points");
        }
    }

    private Manifest manifest(List<String> incomplete) {
        AuditTotals totals = audit.totals();
        List<Manifest.Input> inputs = database.list(
                "SELECT kind, name, sha256, refused, line_count, reject_count, decided_again FROM input_file"
                        + " WHERE business_date = ? ORDER BY kind, name, file_no",
                row -> new Manifest.Input(
                        row.get(InputFileTable.KIND),
                        row.get(InputFileTable.NAME),
                        row.get(InputFileTable.SHA256),
                        row.get(InputFileTable.REFUSED),
                        row.get(InputFileTable.LINE_COUNT),
                        row.get(InputFileTable.REJECT_COUNT),
                        row.get(InputFileTable.DECIDED_AGAIN)),
                run.businessDate());
        List<Manifest.UnlinkedValue> unlinked = database.list(
                "SELECT attribute, fingerprint, accounts FROM unlinked_value WHERE run_no = ?"
                        + " ORDER BY attribute, fingerprint",
                row -> new Manifest.UnlinkedValue(
                        row.get(UnlinkedValueTable.ATTRIBUTE),
                        row.get(UnlinkedValueTable.FINGERPRINT),
                        row.get(UnlinkedValueTable.ACCOUNTS)),
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
                new Manifest.Totals(totals.requestsDue(), decisions, totals.refunded(), totals.spent()),
                new Manifest.Audit(
                        run.previousSeq(),
                        run.previousSeq() + totals.lines(),
                        run.previousHash(),
                        totals.firstHash(),
                        totals.lastHash()),
                inputs,
                written.stream().sorted(Comparator.comparing(WrittenFile::name)).toList(),
                unlinked,
                Map.of());
    }
}
