package reckon.files;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;
import reckon.text.InstantFormat;
import reckon.text.Utf8Buffer;

/**
 * One line of a CSV file being put together in UTF-8: RFC 4180, quoted only where it must be.
 *
 * <p>A text that a spreadsheet would take for a formula gets a leading apostrophe. Null is written as nothing.
 */
public final class CsvLine {
    private static final int LONGEST_EXPECTED = 1024;

    private final InstantFormat instants;
    private final Utf8Buffer line = new Utf8Buffer(LONGEST_EXPECTED);
    private boolean first = true;

    /** @param zone the zone that instants are written in */
    public CsvLine(ZoneId zone) {
        this.instants = new InstantFormat(zone);
    }

    /** Starts the next line. */
    public CsvLine clear() {
        line.cutTo(0);
        first = true;
        return this;
    }

    /** Adds a text. */
    public CsvLine text(@Nullable String value) {
        divide();
        if (value == null || value.isEmpty()) {
            return this;
        }
        int start = line.length();
        appendGuarded(value);
        if (mustBeQuoted(start)) {
            line.cutTo(start);
            line.append('"');
            appendGuarded(value.replace("\"", "\"\""));
            line.append('"');
        }
        return this;
    }

    private void appendGuarded(String value) {
        if (looksLikeFormula(value)) {
            line.append('\'');
        }
        line.append(value);
    }

    private static boolean looksLikeFormula(String value) {
        return switch (value.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r' -> true;
            default -> false;
        };
    }

    private boolean mustBeQuoted(int start) {
        byte[] bytes = line.bytes();
        int end = line.length();
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            // letters and digits, nearly all there is, are told by the first comparison
            if (b <= ',' && (b == ',' || b == '"' || b == '\n' || b == '\r')) {
                return true;
            }
        }
        return false;
    }

    /** Adds columns that were written before. */
    public CsvLine columns(CsvText columns) {
        divide();
        columns.appendTo(line);
        return this;
    }

    /** Adds a hash in hex, which nothing can make a formula or need quotes. */
    public CsvLine hash(String hex) {
        divide();
        line.append(hex);
        return this;
    }

    /** Adds a whole number. */
    public CsvLine integer(@Nullable Number value) {
        divide();
        if (value != null) {
            line.appendInteger(value.longValue());
        }
        return this;
    }

    /** Adds an amount of money with two places. */
    public CsvLine money(@Nullable Money amount) {
        divide();
        if (amount != null) {
            line.appendMinorUnits(amount.cents());
        }
        return this;
    }

    /** Adds points with two places. */
    public CsvLine points(@Nullable Points points) {
        divide();
        if (points != null) {
            line.appendMinorUnits(points.minorUnits());
        }
        return this;
    }

    /** Adds an instant with the offset of the zone. */
    public CsvLine instant(@Nullable Instant instant) {
        divide();
        if (instant != null) {
            instants.append(instant, line);
        }
        return this;
    }

    private void divide() {
        if (!first) {
            line.append(',');
        }
        first = false;
    }

    /** Returns the array of which the first {@link #length} bytes are the line so far, until more is added. */
    public byte[] bytes() {
        return line.bytes();
    }

    /** Returns how many bytes the line has so far. */
    public int length() {
        return line.length();
    }

    /** Returns the columns so far. */
    public CsvText toText() {
        return new CsvText(Arrays.copyOf(line.bytes(), line.length()));
    }

    /** Writes the line so far and its end. */
    public void writeTo(OutputStream out) throws IOException {
        int end = line.length();
        line.append('\n');
        out.write(line.bytes(), 0, line.length());
        line.cutTo(end);
    }
}
