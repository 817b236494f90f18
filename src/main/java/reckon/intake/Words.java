package reckon.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words that a column allows: the constants of an enum, in any case. */
final class Words<E extends Enum<E>> {
    private final E[] constants;
    private final byte[][] spellings;

    Words(Class<E> type) {
        this.constants = type.getEnumConstants();
        this.spellings = new byte[constants.length][];
        for (int i = 0; i < constants.length; i++) {
            spellings[i] = constants[i].name().getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** Returns the constant that bytes spell, or null. */
    @Nullable
    E spelt(byte[] bytes, int from, int to) {
        for (int i = 0; i < spellings.length; i++) {
            if (spellings[i].length == to - from && isSameButForCase(spellings[i], bytes, from)) {
                return constants[i];
            }
        }
        return null;
    }

    /** Whether bytes spell a word, in any case of the letters of ASCII; there are as many bytes as the word has. */
    static boolean isSameButForCase(byte[] word, byte[] bytes, int from) {
        for (int i = 0; i < word.length; i++) {
            byte b = bytes[from + i];
            if (b != word[i] && (lower(b) != lower(word[i]) || !isLetter(b))) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte b) {
        return b | 0x20;
    }

    private static boolean isLetter(byte b) {
        return lower(b) >= 'a' && lower(b) <= 'z';
    }

    /** Returns the words as a sentence names them: {@code CLEAR, REJECTED}. */
    @Override
    public String toString() {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
    }
}
