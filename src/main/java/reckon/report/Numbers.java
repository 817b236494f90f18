package reckon.report;

import reckon.money.Money;
import reckon.money.Points;

/** Numbers as the report writes them, in every language and locale: {@code −1,234.56}. */
final class Numbers {
    private static final char MINUS = '−';
    private static final int GROUP = 3;

    private Numbers() {}

    static String money(Money amount) {
        return grouped(amount.toString());
    }

    static String points(Points points) {
        return grouped(points.toString());
    }

    static String count(long count) {
        return grouped(Long.toString(count));
    }

    /** Returns a number that was written by this class with a plus, unless it is zero or below. */
    static String signed(String number) {
        boolean isZero = number.chars().noneMatch(c -> c >= '1' && c <= '9');
        return isZero || number.charAt(0) == MINUS ? number : "+" + number;
    }

    private static String grouped(String number) {
        boolean isNegative = number.charAt(0) == '-';
        String digits = isNegative ? number.substring(1) : number;
        int point = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        StringBuilder text = new StringBuilder(digits);
        for (int at = point - GROUP; at > 0; at -= GROUP) {
            text.insert(at, ',');
        }
        return (isNegative ? MINUS : "") + text.toString();
    }

    /** Returns a share in whole hundredths, rounded down; 0 of nothing is 0. */
    static long percent(long part, long whole) {
        return whole == 0 ? 0 : Math.floorDiv(Math.multiplyExact(part, 100L), whole);
    }
}
