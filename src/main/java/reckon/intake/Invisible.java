package reckon.intake;

/**
 * White space and characters that nobody sees: they are cut off around names and values, and shown by their number
 * within them.
 */
final class Invisible {
    private Invisible() {}

    /** Returns where the first visible character of UTF-8 is, or {@code to} if there is none. */
    static int start(byte[] utf8, int from, int to) {
        int at = from;
        while (at < to) {
            int length = lengthAt(utf8, at, to);
            if (length == 0 || !is(codePoint(utf8, at, length))) {
                return at;
            }
            at += length;
        }
        return to;
    }

    /** Returns where the last visible character of UTF-8 ends, or {@code from} if there is none. */
    static int end(byte[] utf8, int from, int to) {
        int end = to;
        while (end > from) {
            int at = end - 1;
            while (at > from && end - at < 4 && isContinuation(utf8[at])) {
                at--;
            }
            if (lengthAt(utf8, at, end) != end - at || !is(codePoint(utf8, at, end - at))) {
                return end;
            }
            end = at;
        }
        return from;
    }

    /** Whether a byte is a visible character of ASCII, as nearly all are at the ends of values. */
    static boolean isVisibleAscii(byte b) {
        return b > ' ' && b != 0x7F;
    }

    /** Returns text without what is invisible at its ends. */
    static String cut(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && is(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (to > from && is(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    /** Returns text in which every invisible character but the plain space is shown as {@code \}{@code u200B}. */
    static String shown(String text) {
        StringBuilder shown = null;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int codePoint = text.codePointAt(at);
            boolean hidden = codePoint != ' ' && is(codePoint);
            if (hidden && shown == null) {
                shown = new StringBuilder(text.substring(0, at));
            }
            if (shown != null) {
                append(shown, codePoint, hidden);
            }
        }
        return shown == null ? text : shown.toString();
    }

    private static void append(StringBuilder shown, int codePoint, boolean hidden) {
        if (!hidden) {
            shown.appendCodePoint(codePoint);
            return;
        }
        for (char unit : Character.toChars(codePoint)) {
            shown.append("\\u").append(String.format("%04X", (int) unit));
        }
    }

    private static boolean is(int codePoint) {
        if (codePoint < 0x7F) {
            return codePoint <= ' ';
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isFiller(codePoint);
        };
    }

    /** Letters and marks that have no picture of their own: fillers of Hangul and Khmer, the joiner, variation selectors. */
    private static boolean isFiller(int codePoint) {
        return switch (codePoint) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default ->
                (codePoint >= 0x180B && codePoint <= 0x180F)
                        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
        };
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    /** Returns how many bytes the character at a place has, or 0 if none is whole there. */
    private static int lengthAt(byte[] utf8, int at, int to) {
        int lead = utf8[at] & 0xFF;
        int length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (at + length > to) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if (!isContinuation(utf8[at + i])) {
                return 0;
            }
        }
        return length;
    }

    private static int codePoint(byte[] utf8, int at, int length) {
        int codePoint = length == 1 ? utf8[at] : utf8[at] & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            codePoint = codePoint << 6 | (utf8[at + i] & 0x3F);
        }
        return codePoint;
    }
}
