package reckon.output;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.Policies;

/**
 * One line of a CSV file being put together: RFC 4180, quoted only where it must be.
 *
 * <p>A text that a spreadsheet would take for a formula gets a leading apostrophe. Null is written as nothing.
 */
final class CsvLine {
    private final Policies policies;
    private final StringBuilder line = new StringBuilder(512);
    private boolean first = true;

    /** @param policies for the zone that instants are written in */
    CsvLine(Policies policies) {
        this.policies = policies;
    }

    /** Starts the next line. */
    CsvLine clear() {
        line.setLength(0);
        first = true;
        return this;
    }

    /** Adds a text. */
    CsvLine text(@Nullable String value) {
        divide();
        if (value == null || value.isEmpty()) {
            return this;
        }
        boolean quoted = mustBeQuoted(value);
        if (quoted) {
            line.append('"');
        }
        if (looksLikeFormula(value)) {
            line.append('\'');
        }
        if (quoted) {
            line.append(value.indexOf('"') < 0 ? value : value.replace("\"", "\"\""))
                    .append('"');
        } else {
            line.append(value);
        }
        return this;
    }

    private static boolean mustBeQuoted(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    private static boolean looksLikeFormula(String value) {
        return switch (value.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r' -> true;
            default -> false;
        };
    }

    CsvLine whole(@Nullable Number value) {
        divide();
        if (value != null) {
            line.append(value.longValue());
        }
        return this;
    }

    CsvLine money(@Nullable Money amount) {
        divide();
        if (amount != null) {
            amount.appendTo(line);
        }
        return this;
    }

    CsvLine points(@Nullable Points points) {
        divide();
        if (points != null) {
            points.appendTo(line);
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

    /** Returns the line so far in UTF-8, without its end. */
    byte[] toBytes() {
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }
}
