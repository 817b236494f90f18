package reckon.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import reckon.files.CsvRows;

/** What the files of one run come to. Files may be read at the same time, as each has figures of its own. */
record RunFigures(
        AuditFigures audit,
        RefundFigures refunds,
        QuotaFigures quota,
        RejectFigures rejects,
        BreakFigures breaks,
        BreakFigures pending) {
    /** Makes those of a run of which no file is read yet. */
    RunFigures() {
        this(
                new AuditFigures(),
                new RefundFigures(),
                new QuotaFigures(),
                new RejectFigures(),
                BreakFigures.ofBreaks(),
                BreakFigures.ofPending());
    }

    /**
     * Reads a file of the run; one that the report needs nothing of is left as it is.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if it is not what a run writes
     */
    void read(String name, Path file) {
        FileFigures figures = of(name);
        if (figures == null) {
            return;
        }
        try (CsvRows rows = new CsvRows(file)) {
            figures.read(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable FileFigures of(String name) {
        return switch (name) {
            case AuditFigures.FILE -> audit;
            case RefundFigures.FILE -> refunds;
            case QuotaFigures.FILE -> quota;
            case RejectFigures.FILE -> rejects;
            case BreakFigures.BREAKS -> breaks;
            case BreakFigures.PENDING -> pending;
            default -> null;
        };
    }
}
