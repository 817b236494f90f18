package reckon.text;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Reads dates and times out of bytes exactly as they are written: no trimming, no guesses; years have four digits. */
public final class Times {
    private static final int SECONDS_PER_DAY = 86_400;

    /** Where in a date and time its parts begin, and how long it is at least. */
    private static final int TIME = 11;

    private static final int FRACTION = 19;
    private static final int SHORTEST = 16;

    private Times() {}

    /** Returns the month that a text such as {@code 2026-10} is; throws {@link IllegalArgumentException} if it is none. */
    public static YearMonth month(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        YearMonth month = month(bytes, 0, bytes.length);
        if (month == null) {
            throw new IllegalArgumentException(text + " is no month");
        }
        return month;
    }

    /** Returns the month that bytes such as {@code 2026-10} are, or null. */
    public static @Nullable YearMonth month(byte[] bytes, int from, int to) {
        if (to - from != 7 || bytes[from + 4] != '-') {
            return null;
        }
        long year = Decimals.integer(bytes, from, from + 4);
        long month = Decimals.integer(bytes, from + 5, to);
        return year < 0 || month < 1 || month > 12 ? null : YearMonth.of((int) year, (int) month);
    }

    /**
     * Returns the instant that bytes such as {@code 2023-01-01T10:00:00+08:00} are, to the microsecond, or null.
     *
     * <p>The seconds may be missing and may carry a fraction of up to nine digits; the offset may be {@code Z}.
     */
    public static @Nullable Instant instant(byte[] bytes, int from, int to) {
        int zone = zoneStart(bytes, from, to);
        if (zone < from + SHORTEST) {
            return null;
        }
        try {
            long second = secondAt(bytes, from, zone) - offsetSeconds(bytes, zone, to);
            return Instant.ofEpochSecond(second, nanos(bytes, from + FRACTION, zone));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int zoneStart(byte[] bytes, int from, int to) {
        if (to > from && bytes[to - 1] == 'Z') {
            return to - 1;
        }
        int zone = to - 6;
        return zone > from && (bytes[zone] == '+' || bytes[zone] == '-') ? zone : -1;
    }

    /** Returns the second of a date and a time as if it were in UTC. */
    private static long secondAt(byte[] bytes, int from, int to) {
        check(bytes[from + 10] == 'T');
        return dateAt(bytes, from).toEpochDay() * SECONDS_PER_DAY + secondOfDay(bytes, from + TIME, to);
    }

    private static LocalDate dateAt(byte[] bytes, int from) {
        check(bytes[from + 4] == '-' && bytes[from + 7] == '-');
        return LocalDate.of(
                number(bytes, from, from + 4), number(bytes, from + 5, from + 7), number(bytes, from + 8, from + 10));
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
        long digits = Decimals.integer(bytes, from, to);
        check(digits != Decimals.NONE);
        return (int) digits;
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new DateTimeException("not a time");
        }
    }
}
