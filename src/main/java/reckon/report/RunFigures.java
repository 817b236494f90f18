package reckon.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import reckon.files.CsvRows;

/** What the files of one run come to. Files may be read at the same time, as each has figures of its own. */
final class RunFigures {
    private final AuditFigures audit = new AuditFigures();
    private final RefundFigures refunds = new RefundFigures();
    private final QuotaFigures quota = new QuotaFigures();
    private final RejectFigures rejects = new RejectFigures();
    private final BreakFigures breaks = BreakFigures.ofBreaks();
    private final BreakFigures pending = BreakFigures.ofPending();
    private final Map<String, FileFigures> byFile = Map.of(
            AuditFigures.FILE, audit,
            RefundFigures.FILE, refunds,
            QuotaFigures.FILE, quota,
            RejectFigures.FILE, rejects,
            BreakFigures.BREAKS, breaks,
            BreakFigures.PENDING, pending);

    /**
     * Reads a file of the run; one that the report needs nothing of is left as it is.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if it is not what a run writes
     */
    void read(String name, Path file) {
        FileFigures figures = byFile.get(name);
        if (figures == null) {
            return;
        }
        try (CsvRows rows = new CsvRows(file)) {
            figures.read(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AuditFigures audit() {
        return audit;
    }

    RefundFigures refunds() {
        return refunds;
    }

    QuotaFigures quota() {
        return quota;
    }

    RejectFigures rejects() {
        return rejects;
    }

    BreakFigures breaks() {
        return breaks;
    }

    BreakFigures pending() {
        return pending;
    }
}
