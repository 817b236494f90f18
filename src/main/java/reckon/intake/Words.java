package reckon.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words that a column allows: the constants of an enum, in exactly that spelling. */
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
            if (Arrays.equals(spellings[i], 0, spellings[i].length, bytes, from, to)) {
                return constants[i];
            }
        }
        return null;
    }

    /** Returns the words as a sentence names them: {@code CLEAR, REJECTED}. */
    @Override
    public String toString() {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
    }
}
