package reckon.intake;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values without what is invisible around them, and what stands for none, written down a second time. */
final class Cleaned {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}\u034F\u115F\u1160\u17B4\u17B5"
            + "\u180B-\u180F\u2800\u3164\uFE00-\uFE0F\uFFA0\\x{E0100}-\\x{E01EF}]");
    private static final Set<String> EMPTY = Set.of("NULL", "null", "\\N", "N/A", "-");
    private static final int LONGEST_CHARACTER = 4;

    /** Every invisible character as its bytes, each byte a character. */
    private static final Set<String> AS_BYTES = new HashSet<>();

    static {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String text = Character.toString(codePoint);
            if (INVISIBLE.matcher(text).matches()) {
                AS_BYTES.add(latin1(text.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private Cleaned() {}

    /** Returns a value as it counts; null for none. */
    static byte @Nullable [] value(byte @Nullable [] raw) {
        if (raw == null) {
            return null;
        }
        String cut = cut(latin1(raw));
        return EMPTY.contains(cut) ? new byte[0] : cut.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns text whose characters are bytes without what is invisible at its ends. */
    static String cut(String bytes) {
        int from = 0;
        int to = bytes.length();
        for (int length = 1; length <= Math.min(LONGEST_CHARACTER, to - from); length++) {
            if (AS_BYTES.contains(bytes.substring(from, from + length))) {
                from += length;
                length = 0;
            }
        }
        for (int length = 1; length <= Math.min(LONGEST_CHARACTER, to - from); length++) {
            if (AS_BYTES.contains(bytes.substring(to - length, to))) {
                to -= length;
                length = 0;
            }
        }
        return bytes.substring(from, to);
    }

    /** Returns text with its invisible characters, but for the plain space, as a reject shows them. */
    static String shown(String text) {
        return INVISIBLE.matcher(text).replaceAll(found -> {
            StringBuilder numbers = new StringBuilder();
            for (char c : found.group().toCharArray()) {
                numbers.append(c == ' ' ? " " : "\\\\u%04X".formatted((int) c));
            }
            return numbers.toString();
        });
    }

    static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
