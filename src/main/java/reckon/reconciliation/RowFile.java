package reckon.reconciliation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import reckon.files.CsvFields;
import reckon.files.RecordLines;

/** A file of rows, read back. */
enum RowFile {
    BREAKS("reconciliation.csv"),
    PENDING("pending.csv");

    private final String fileName;

    RowFile(String fileName) {
        this.fileName = fileName;
    }

    String fileName() {
        return fileName;
    }

    /**
     * Adds a file's rows to totals; returns the first thing that is wrong with it, with its line, or null.
     *
     * @throws IOException if it cannot be read
     */
    @Nullable
    String addTo(RowTotals totals, Path file) throws IOException {
        try (RecordLines records = new RecordLines(file)) {
            byte[] header = records.next();
            if (header == null || !new String(header, StandardCharsets.UTF_8).equals(RowLine.HEADER)) {
                return at(1, "the header is not that of a reconciliation");
            }
            RowLine last = null;
            for (byte[] record = records.next(); record != null; record = records.next()) {
                try {
                    RowLine line = RowLine.read(CsvFields.of(record));
                    if ((line.state() == State.PENDING) != (this == PENDING)) {
                        return at(records.line(), "a row that is " + line.state() + " does not belong here");
                    }
                    if (last != null && RowLine.ORDER.compare(last, line) >= 0) {
                        return at(
                                records.line(), "it is not behind the line before: lines were moved, or it is doubled");
                    }
                    totals.add(line.kind(), line.state(), line.expected(), line.actual());
                    last = line;
                } catch (IllegalArgumentException | ArithmeticException e) {
                    return at(records.line(), "it is no row of a reconciliation: " + e.getMessage());
                }
            }
            return null;
        }
    }

    private String at(long line, String problem) {
        return fileName + ", line " + line + ": " + problem;
    }
}
