package reckon.reconciliation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.CancellationCheck;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.files.CsvLine;
import reckon.files.Manifest;
import reckon.files.OutputFile;
import reckon.files.RunFile;
import reckon.files.RunFolder;
import reckon.files.WrittenFile;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.policy.Policies;

/**
 * Writes {@code reconciliation.csv} and {@code pending.csv}, and the manifest's section, whose bridge is added up from the
 * two files as they were written, read back. A run that was never reconciled, as it is older than reconciliation, has
 * neither.
 */
public final class ReconciliationFiles implements RunFile {
    private static final String ROWS = "SELECT " + Reconciliations.ROW_COLUMNS
            + " FROM reconciliation_row WHERE run_no = ? ORDER BY break_name, refund_id, order_id, state";

    private final Database database;
    private final Run run;
    private final Policies policies;
    private final CancellationCheck cancellation;
    private final RowTotals totals = new RowTotals();
    private @Nullable Figures figures;

    /** @param cancellation checked with every line */
    public ReconciliationFiles(Database database, Run run, Policies policies, CancellationCheck cancellation) {
        this.database = database;
        this.run = run;
        this.policies = policies;
        this.cancellation = cancellation;
    }

    @Override
    public List<WrittenFile> write(RunFolder folder) {
        Figures found = new Reconciliations(database).of(run.runNo());
        figures = found;
        if (found == null) {
            return List.of();
        }
        RunDates dates = RunDates.read(database);
        Scope scope = Scope.of(run.runNo(), dates, found.settings(), policies);
        return List.of(
                write(folder, RowFile.BREAKS, scope, database.stream(ROWS, Reconciliations::row, run.runNo())),
                write(folder, RowFile.PENDING, scope, new PendingRefunds(database, scope, dates).stream()));
    }

    private WrittenFile write(RunFolder folder, RowFile rowFile, Scope scope, Cursor<ReconciliationRow> rows) {
        CsvLine text = new CsvLine(policies.zone());
        WrittenFile written;
        try (rows;
                OutputFile file = new OutputFile(folder, rowFile.fileName(), RowLine.HEADER)) {
            for (ReconciliationRow row = rows.next(); row != null; row = rows.next()) {
                cancellation.throwIfStopped();
                file.row(RowLine.write(text, row, scope.asOf()));
            }
            written = file.finish();
        }
        addUp(folder, rowFile);
        return written;
    }

    private void addUp(RunFolder folder, RowFile rowFile) {
        try {
            String problem = rowFile.addTo(totals, folder.part(rowFile.fileName()));
            if (problem != null) {
                throw new IllegalStateException(problem);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Manifest addTo(Manifest manifest) {
        return figures == null ? manifest : manifest.with(Section.NAME, section(manifest.incomplete()));
    }

    /** Returns the manifest's section; the files must have been written. */
    Section section(List<String> incomplete) {
        return Section.of(
                Objects.requireNonNull(figures),
                new Runs(database).dateBefore(run),
                policies.currency(),
                totals,
                incomplete);
    }

    /** Returns what the night's summary says of the breaks: how many are open, new and resolved, and what they come to. */
    public String sentence() {
        Section.RowCounts rows = totals.counts();
        String currency = policies.currency() + " ";
        return (rows.fresh() + rows.persisting()) + " open (" + currency
                + totals.difference(State.NEW).plus(totals.difference(State.PERSISTING)) + "), " + rows.fresh()
                + " new (" + currency + totals.difference(State.NEW) + "), " + rows.resolved() + " resolved ("
                + currency + totals.difference(State.RESOLVED) + ")";
    }
}
