package reckon.intake;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a value of a column looks like, by a regular expression and the JDK's own parsers. */
enum Form {
    ID("[A-Za-z0-9][A-Za-z0-9_-]{0,63}"),
    /** An id that is part of a key, so that there is always something in its place. */
    KEY_ID("[A-Za-z0-9][A-Za-z0-9_-]{0,63}"),
    WORD(".*"),
    MONEY("[0-9]{1,13}([.][0-9]{1,2})?"),
    SIGNED("-?[0-9]{1,13}([.][0-9]{1,2})?"),
    DECIMAL("[0-9]+([.][0-9]+)?"),
    WHOLE("[0-9]{1,18}"),
    TERM("0{0,16}(1|12)"),
    PERIOD("0{0,16}([1-9]|12|24|36)"),
    FLAG("(?i)true|false"),
    MONTH("[0-9]{4}-[0-9]{2}"),
    TIME("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})"),
    /** A time that is not before the first day on which there can have been anything. */
    RECENT(TIME.pattern.pattern()),
    CURRENCY("CNY"),
    /** Text that is kept. */
    NAME("(?s).*"),
    /** The name of a product. */
    PRODUCT("(?s).*"),
    /** Text that is kept and may be longer. */
    NOTE("(?s).*"),
    /** Text of which is kept that it is there. */
    MARK("(?s).*"),
    /** Text that is not kept. */
    REMARK("(?s).*"),
    /** Text of which a keyed hash is kept. */
    PERSONAL("(?s).*");

    private static final OffsetDateTime EARLIEST = OffsetDateTime.parse("2009-01-01T00:00:00+08:00");

    private final Pattern pattern;

    Form(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    boolean isText() {
        return this == NAME || this == PRODUCT || this == NOTE || this == MARK || this == REMARK || this == PERSONAL;
    }

    /** Whether a value that is not empty has this form. */
    boolean allows(byte[] value) {
        String text = new String(value, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), value)
                && pattern.matcher(text).matches()
                && isInRange(text);
    }

    private boolean isInRange(String text) {
        return switch (this) {
            case NAME -> text.length() <= 64;
            case NOTE -> text.length() <= 500;
            case PRODUCT ->
                text.length() <= 64
                        && (TestRules.RULES.products().contains(text)
                                || !TestRules.RULES.products().contains(text.toUpperCase(Locale.ROOT)));
            case WHOLE -> Long.parseLong(text) >= 1 && Long.parseLong(text) <= 12_000;
            case MONTH -> month(text) != null;
            case TIME -> time(text) != null;
            case RECENT ->
                time(text) != null && !Objects.requireNonNull(time(text)).isBefore(EARLIEST);
            default -> true;
        };
    }

    private static boolean isOfAllowedYear(int year) {
        return year >= 1970 && year <= 2199;
    }

    private static @Nullable YearMonth month(String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            return isOfAllowedYear(month.getYear()) ? month : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable OffsetDateTime time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return isOfAllowedYear(time.getYear()) ? time.truncatedTo(ChronoUnit.MICROS) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns what a row keeps of a value that has this form. */
    @Nullable
    Object kept(String text) {
        return switch (this) {
            case ID, NAME, PRODUCT, NOTE, MONTH, WORD -> text.isEmpty() ? null : text;
            case KEY_ID -> text;
            case MONEY, SIGNED -> text.isEmpty() ? null : new BigDecimal(text).setScale(2);
            case DECIMAL -> !text.isEmpty() && new BigDecimal(text).signum() > 0;
            case WHOLE, TERM -> text.isEmpty() ? 0L : Long.parseLong(text);
            case FLAG -> text.equalsIgnoreCase("true");
            case MARK -> !text.isEmpty();
            case TIME, RECENT ->
                text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            case PERSONAL -> text.isEmpty() ? null : TestKey.hash(text);
            case PERIOD, REMARK, CURRENCY -> throw new IllegalStateException("nothing is kept of it");
        };
    }
}
