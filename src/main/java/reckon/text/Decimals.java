package reckon.text;

/** Reads numbers out of bytes exactly as they are written: no trimming, no separators, no guesses. */
public final class Decimals {
    /** What bytes that are no such number are read as. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 18;

    private Decimals() {}

    /** Returns the whole number that bytes are, or {@link #NONE} if they are empty, not digits only, or more than 18. */
    public static long integer(byte[] bytes, int from, int to) {
        if (from >= to || to - from > MOST_DIGITS) {
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

    /** Returns a decimal with at most two places in hundredths, or {@link #NONE}; so many digits at most stand before the point. */
    public static long minorUnits(byte[] bytes, int from, int to, int mostWholeDigits) {
        int point = from;
        while (point < to && bytes[point] != '.') {
            point++;
        }
        long whole = point - from > mostWholeDigits ? NONE : integer(bytes, from, point);
        if (whole == NONE || point == to) {
            return whole == NONE ? NONE : whole * 100;
        }
        int places = to - point - 1;
        long fraction = places > 2 ? NONE : integer(bytes, point + 1, to);
        return fraction == NONE ? NONE : whole * 100 + (places == 1 ? fraction * 10 : fraction);
    }

    /** Returns the same as {@link #minorUnits}, a minus allowed. */
    public static long signedMinorUnits(byte[] bytes, int from, int to, int mostWholeDigits) {
        if (from == to || bytes[from] != '-') {
            return minorUnits(bytes, from, to, mostWholeDigits);
        }
        long number = minorUnits(bytes, from + 1, to, mostWholeDigits);
        return number == NONE ? NONE : -number;
    }

    /** Whether bytes are a plain decimal of any length, {@code 0} or {@code 123.4567}. */
    public static boolean isPlain(byte[] bytes, int from, int to) {
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
    public static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != '0' && bytes[i] != '.') {
                return false;
            }
        }
        return true;
    }
}
