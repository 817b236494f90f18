package reckon.staging;

import java.util.Comparator;

/**
 * The order in which people count: runs of digits by their value, everything else by its characters without regard to
 * case; a text is before those that go on from it.
 */
final class NaturalOrder implements Comparator<String> {
    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
                int endOfOne = endOfNumber(one, i);
                int endOfOther = endOfNumber(other, j);
                int byValue = compareNumbers(one.substring(i, endOfOne), other.substring(j, endOfOther));
                if (byValue != 0) {
                    return byValue;
                }
                i = endOfOne;
                j = endOfOther;
            } else {
                int byCharacter = Character.compare(folded(one.charAt(i++)), folded(other.charAt(j++)));
                if (byCharacter != 0) {
                    return byCharacter;
                }
            }
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfNumber(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Numbers may be of any length. */
    private static int compareNumbers(String one, String other) {
        String a = withoutZeros(one);
        String b = withoutZeros(other);
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }

    private static String withoutZeros(String digits) {
        int from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }

    private static char folded(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
