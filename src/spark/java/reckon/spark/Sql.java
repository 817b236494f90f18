package reckon.spark;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Statements as Spark reads them: their parameters written as literals, as the extensions of Iceberg do not bind any. */
final class Sql {
    /** What a statement says to MySQL's optimizer alone. */
    private static final Pattern HINT = Pattern.compile("/\\*\\+.*?\\*/");

    private Sql() {}

    /** Returns a statement without hints, with its parameters in the places of the question marks outside of quotes. */
    static String bind(String statement, @Nullable Object... parameters) {
        String sql = HINT.matcher(statement).replaceAll("");
        StringBuilder bound = new StringBuilder(sql.length() + 64);
        boolean quoted = false;
        int next = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            quoted ^= c == '\'';
            if (c == '?' && !quoted) {
                bound.append(literal(parameters[next++]));
            } else {
                bound.append(c);
            }
        }
        if (next != parameters.length) {
            throw new IllegalArgumentException("the statement takes " + next + " parameters");
        }
        return bound.toString();
    }

    /** Returns a value as a literal. */
    static String literal(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof String text) {
            return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
        if (value instanceof Instant instant) {
            return "TIMESTAMP '" + instant + "'";
        }
        if (value instanceof LocalDate date) {
            return "DATE '" + date + "'";
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString() + "BD";
        }
        throw new IllegalArgumentException(
                "no parameter of a statement is a " + value.getClass().getSimpleName());
    }

    /** Returns an expression that makes a struct of columns, such as {@code o.order_id, o.status}, by their names. */
    static String struct(String columns) {
        StringBuilder struct = new StringBuilder("named_struct(");
        for (String expression : parts(columns)) {
            String name = expression.substring(expression.lastIndexOf('.') + 1);
            struct.append(struct.charAt(struct.length() - 1) == '(' ? "" : ", ");
            struct.append(literal(name)).append(", ").append(expression);
        }
        return struct.append(")").toString();
    }

    /** Returns the parts of a list, which commas divide outside of quotes and brackets. */
    static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int depth = 0;
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            quoted ^= c == '\'';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && !quoted && depth == 0) {
                parts.add(list.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(list.substring(from).strip());
        return parts;
    }
}
