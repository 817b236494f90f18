package reckon.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Reads single values out of bytes, exactly as the contract writes them: no trimming, no signs, no guesses. */
final class Scalars {
    /** What a number that does not fit its format is read as. */
    static final long NONE = Long.MIN_VALUE;

    /** The years, as they are written, that times and months may be of. */
    static final int FIRST_YEAR = 1970;

    static final int LAST_YEAR = 2199;

    private static final int MOST_WHOLE_DIGITS = 13;

    private Scalars() {}

    /** Whether bytes are an id: {@code [A-Za-z0-9][A-Za-z0-9_-]{0,63}}. */
    static boolean isId(byte[] bytes, int from, int to) {
        if (to - from < 1 || to - from > 64 || !isAlphanumeric(bytes[from])) {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if (!isAlphanumeric(bytes[i]) && bytes[i] != '_' && bytes[i] != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
    }

    /** Returns a decimal with at most two places in hundredths, or {@link #NONE}; at most 13 digits stand before the point. */
    static long hundredths(byte[] bytes, int from, int to) {
        int point = from;
        while (point < to && bytes[point] != '.') {
            point++;
        }
        long whole = point - from > MOST_WHOLE_DIGITS ? NONE : digits(bytes, from, point);
        if (whole == NONE || point == to) {
            return whole == NONE ? NONE : whole * 100;
        }
        int places = to - point - 1;
        long fraction = places > 2 ? NONE : digits(bytes, point + 1, to);
        return fraction == NONE ? NONE : whole * 100 + (places == 1 ? fraction * 10 : fraction);
    }

    /** Returns the whole number that bytes are, or {@link #NONE} if they are empty or not digits only. */
    static long digits(byte[] bytes, int from, int to) {
        if (from >= to || to - from > 18) {
            return NONE;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return NONE;
            }
            number = number * 10 + (bytes[i] - '0');
        }
        return number;
    }

    /** Whether bytes are a plain decimal of any length, {@code 0} or {@code 123.4567}. */
    static boolean isPlainDecimal(byte[] bytes, int from, int to) {
        int points = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '.' && i > from && i < to - 1) {
                points++;
            } else if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return to > from && points <= 1;
    }

    /** Whether a plain decimal is 0. */
    static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != '0' && bytes[i] != '.') {
                return false;
            }
        }
        return true;
    }

    /** Returns the month that bytes such as {@code 2026-10} are, or null. */
    static @Nullable YearMonth month(byte[] bytes, int from, int to) {
        if (to - from != 7 || bytes[from + 4] != '-') {
            return null;
        }
        long year = digits(bytes, from, from + 4);
        long month = digits(bytes, from + 5, to);
        return year < 0 || month < 1 || month > 12 ? null : YearMonth.of((int) year, (int) month);
    }

    /**
     * Returns the instant that bytes such as {@code 2023-01-01T10:00:00+08:00} are, to the microsecond, or null.
     *
     * <p>The seconds may be missing and may carry a fraction of up to nine digits; the offset may be {@code Z}. The year
     * may be any of four digits.
     */
    static @Nullable Instant instant(byte[] bytes, int from, int to) {
        int zone = zoneStart(bytes, from, to);
        if (zone < from + 16 || bytes[from + 10] != 'T' || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return null;
        }
        try {
            long day = LocalDate.of(
                            number(bytes, from, from + 4),
                            number(bytes, from + 5, from + 7),
                            number(bytes, from + 8, from + 10))
                    .toEpochDay();
            long second = day * 86_400 + secondOfDay(bytes, from + 11, zone) - offsetSeconds(bytes, zone, to);
            return Instant.ofEpochSecond(second, nanos(bytes, from + 19, zone));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether the year that a time or a month begins with is one that it may be of. */
    static boolean isOfAllowedYear(byte[] bytes, int from) {
        long year = digits(bytes, from, from + 4);
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static int zoneStart(byte[] bytes, int from, int to) {
        if (to > from && bytes[to - 1] == 'Z') {
            return to - 1;
        }
        int zone = to - 6;
        return zone > from && (bytes[zone] == '+' || bytes[zone] == '-') ? zone : -1;
    }

    private static int secondOfDay(byte[] bytes, int from, int to) {
        int seconds = 0;
        if (to > from + 5) {
            check(to >= from + 8 && bytes[from + 5] == ':');
            seconds = number(bytes, from + 6, from + 8);
        }
        check(bytes[from + 2] == ':');
        int hours = number(bytes, from, from + 2);
        int minutes = number(bytes, from + 3, from + 5);
        check(hours < 24 && minutes < 60 && seconds < 60);
        return hours * 3600 + minutes * 60 + seconds;
    }

    /** Returns the nanoseconds of a fraction with its point, cut to whole microseconds; 0 where there is none. */
    private static int nanos(byte[] bytes, int from, int to) {
        if (to <= from) {
            return 0;
        }
        check(bytes[from] == '.' && to - from >= 2 && to - from <= 10);
        int nanos = number(bytes, from + 1, to);
        for (int i = to - from; i <= 9; i++) {
            nanos *= 10;
        }
        return nanos / 1000 * 1000;
    }

    private static int offsetSeconds(byte[] bytes, int from, int to) {
        if (bytes[from] == 'Z') {
            return 0;
        }
        check(bytes[from + 3] == ':');
        int hours = number(bytes, from + 1, from + 3);
        int minutes = number(bytes, from + 4, to);
        check(minutes < 60 && hours * 60 + minutes <= 18 * 60);
        int seconds = hours * 3600 + minutes * 60;
        return bytes[from] == '-' ? -seconds : seconds;
    }

    private static int number(byte[] bytes, int from, int to) {
        long digits = digits(bytes, from, to);
        check(digits != NONE);
        return (int) digits;
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new DateTimeException("not a time");
        }
    }
}
