package reckon.database;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/** What the text of a column means, as MySQL writes its types. Anything else throws {@link IllegalArgumentException}. */
final class ColumnText {
    private static final int MICROSECOND_DIGITS = 6;
    private static final int NANOS_PER_MICROSECOND = 1000;

    private ColumnText() {}

    /** Returns a decimal with at most two places, such as {@code -28.06}, in hundredths; throws {@link ArithmeticException} beyond a long. */
    static long hundredths(byte[] text) {
        int point = text.length;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '.') {
                point = i;
            }
        }
        int places = Math.max(0, text.length - point - 1);
        require(places <= 2 && (places > 0 || point == text.length), text);
        boolean negative = text.length > 0 && text[0] == '-';
        long whole = digits(text, negative ? 1 : 0, point);
        long rest = places == 0 ? 0 : digits(text, point + 1, text.length) * (places == 1 ? 10 : 1);
        long hundredths = Math.addExact(Math.multiplyExact(whole, 100), rest);
        return negative ? -hundredths : hundredths;
    }

    /** Returns a whole number; throws {@link ArithmeticException} beyond a long. */
    static long whole(byte[] text) {
        boolean negative = text.length > 0 && text[0] == '-';
        long value = digits(text, negative ? 1 : 0, text.length);
        return negative ? -value : value;
    }

    /** Returns a date such as {@code 2026-11-04}. */
    static LocalDate date(byte[] text) {
        require(text.length >= 10 && text[4] == '-' && text[7] == '-', text);
        return LocalDate.of(small(text, 0, 4), small(text, 5, 7), small(text, 8, 10));
    }

    /** Returns a time in UTC such as {@code 2026-11-04 16:00:00} or with six more digits. */
    static Instant instant(byte[] text) {
        require(text.length >= 19 && text[10] == ' ' && text[13] == ':' && text[16] == ':', text);
        long seconds = small(text, 11, 13) * 3600L + small(text, 14, 16) * 60L + small(text, 17, 19);
        long nanos = 0;
        if (text.length > 19) {
            require(text[19] == '.' && text.length == 20 + MICROSECOND_DIGITS, text);
            nanos = digits(text, 20, text.length) * NANOS_PER_MICROSECOND;
        }
        return Instant.ofEpochSecond(date(text).toEpochDay() * 86_400 + seconds, nanos);
    }

    private static int small(byte[] text, int from, int to) {
        return (int) digits(text, from, to);
    }

    private static long digits(byte[] text, int from, int to) {
        require(from < to, text);
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            require(digit >= 0 && digit <= 9, text);
            value = to - from <= 18 ? value * 10 + digit : Math.addExact(Math.multiplyExact(value, 10), digit);
        }
        return value;
    }

    private static void require(boolean holds, byte[] text) {
        if (!holds) {
            throw new IllegalArgumentException(
                    new String(text, StandardCharsets.UTF_8) + " is not what a column of this type holds");
        }
    }
}
