package reckon.output;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.Policies;

/**
 * One line of a CSV file being put together in UTF-8: RFC 4180, quoted only where it must be.
 *
 * <p>A text that a spreadsheet would take for a formula gets a leading apostrophe. Null is written as nothing.
 */
final class CsvLine {
    private final Policies policies;
    private final Utf8Buffer line = new Utf8Buffer();
    private boolean first = true;

    /** @param policies for the zone that instants are written in */
    CsvLine(Policies policies) {
        this.policies = policies;
    }

    /** Starts the next line. */
    CsvLine clear() {
        line.cutTo(0);
        first = true;
        return this;
    }

    /** Adds a text. */
    CsvLine text(@Nullable String value) {
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

    /** Adds a hash in hex, which nothing can make a formula or need quotes. */
    CsvLine hash(String hex) {
        divide();
        line.append(hex);
        return this;
    }

    CsvLine whole(@Nullable Number value) {
        divide();
        if (value != null) {
            line.appendWhole(value.longValue());
        }
        return this;
    }

    CsvLine money(@Nullable Money amount) {
        divide();
        if (amount != null) {
            line.appendHundredths(amount.cents());
        }
        return this;
    }

    CsvLine points(@Nullable Points points) {
        divide();
        if (points != null) {
            line.appendHundredths(points.hundredths());
        }
        return this;
    }

    CsvLine instant(@Nullable Instant instant) {
        divide();
        if (instant != null) {
            line.append(policies.format(instant));
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
    byte[] bytes() {
        return line.bytes();
    }

    int length() {
        return line.length();
    }

    /** Writes the line so far and its end. */
    void writeTo(OutputStream out) throws IOException {
        int end = line.length();
        line.append('\n');
        out.write(line.bytes(), 0, line.length());
        line.cutTo(end);
    }
}
