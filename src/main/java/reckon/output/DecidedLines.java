package reckon.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import reckon.files.CsvFields;
import reckon.files.RecordLines;
import reckon.money.Money;
import reckon.money.Points;

/** Reads what was decided from an {@code audit.csv}. */
public final class DecidedLines implements AutoCloseable {
    private static final int COLUMNS_WITH_HASHES = AuditFile.COLUMNS + 2;
    private static final int REQUEST_ID = 1;
    private static final int ORDER_ID = 2;
    private static final int RESOURCE_ID = 5;
    private static final int KIND = 7;
    private static final int SUBMITTED_AT = 8;
    private static final int RULE = 10;
    private static final int REASON = 11;
    private static final int USAGE_DAYS = 12;
    private static final int EXPLANATION = 20;

    private final Path file;
    private final RecordLines records;
    private @Nullable DecidedLine last;

    /** Thrown for a file that is not the audit of a run; the message names the file and the line. */
    public static final class NotAnAuditException extends RuntimeException {
        private NotAnAuditException(Path file, long line, String problem) {
            super(file + ", line " + line + ": " + problem);
        }
    }

    /**
     * Opens it.
     *
     * @throws IOException if it cannot be read
     * @throws NotAnAuditException if it has another header
     */
    DecidedLines(Path file) throws IOException {
        this.file = file;
        this.records = new RecordLines(file);
        byte[] header = records.next();
        if (header == null || !new String(header, StandardCharsets.UTF_8).equals(AuditFile.HEADER)) {
            records.close();
            throw new NotAnAuditException(file, 1, "the header is not that of an audit");
        }
    }

    /**
     * Returns the next line, or null at the end.
     *
     * @throws IOException if it cannot be read
     * @throws NotAnAuditException if it is no line of an audit, or does not come after the one before
     */
    @Nullable
    DecidedLine next() throws IOException {
        byte[] record = records.next();
        if (record == null) {
            return null;
        }
        DecidedLine line = line(CsvFields.of(record));
        if (last != null && last.compareTo(line) >= 0) {
            throw wrong("it does not come after the line before, as it does in the order of an audit");
        }
        last = line;
        return line;
    }

    private DecidedLine line(String[] fields) {
        if (fields.length != COLUMNS_WITH_HASHES) {
            throw wrong("it has " + fields.length + " fields and not " + COLUMNS_WITH_HASHES);
        }
        try {
            return new DecidedLine(
                    OffsetDateTime.parse(fields[SUBMITTED_AT]),
                    fields[REQUEST_ID],
                    fields[ORDER_ID],
                    fields[RESOURCE_ID],
                    fields[KIND],
                    fields[AuditFile.DECISION],
                    fields[RULE],
                    fields[REASON],
                    fields[USAGE_DAYS],
                    Money.of(fields[AuditFile.REFUND_AMOUNT]),
                    Points.of(fields[AuditFile.POINTS_SPENT]),
                    fields[EXPLANATION]);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw wrong("one of its times or amounts is none");
        }
    }

    private NotAnAuditException wrong(String problem) {
        return new NotAnAuditException(file, records.line(), problem);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
