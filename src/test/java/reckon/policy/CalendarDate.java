package reckon.policy;

import java.time.Instant;

/** A date by a calendar of the tests' own, with the lengths of the months written out; the policy zone is 8 hours ahead of UTC. */
record CalendarDate(int year, int month, int day) {
    private static final int[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final long SECONDS_A_DAY = 24 * 60 * 60;

    /** Returns the date of an instant from 1970 on. */
    static CalendarDate of(Instant instant) {
        long days = Math.floorDiv(instant.getEpochSecond() + 8 * 60 * 60, SECONDS_A_DAY);
        int year = 1970;
        while (days >= lengthOfYear(year)) {
            days -= lengthOfYear(year++);
        }
        return new CalendarDate(year, 1, 1).plusDays((int) days);
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static int lengthOfYear(int year) {
        return isLeap(year) ? 366 : 365;
    }

    private static int lengthOfMonth(int year, int month) {
        return month == 2 && isLeap(year) ? 29 : LENGTHS[month - 1];
    }

    CalendarDate plusDays(int days) {
        int nextYear = year;
        int nextMonth = month;
        int nextDay = day + days;
        while (nextDay > lengthOfMonth(nextYear, nextMonth)) {
            nextDay -= lengthOfMonth(nextYear, nextMonth);
            nextYear += nextMonth / 12;
            nextMonth = nextMonth % 12 + 1;
        }
        return new CalendarDate(nextYear, nextMonth, nextDay);
    }

    /** Returns the same day some months later, or the last of that month where it has no such day. */
    CalendarDate plusMonths(int months) {
        int index = year * 12 + month - 1 + months;
        int length = lengthOfMonth(index / 12, index % 12 + 1);
        return new CalendarDate(index / 12, index % 12 + 1, Math.min(day, length));
    }

    int daysUntil(CalendarDate later) {
        int days = 0;
        while (!plusDays(days).equals(later)) {
            days++;
        }
        return days;
    }

    boolean isAfter(CalendarDate other) {
        return year * 10_000 + month * 100 + day > other.year * 10_000 + other.month * 100 + other.day;
    }
}
