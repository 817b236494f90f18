package reckon.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the constant of an enum that bytes name, in any case of the letters of ASCII. */
public final class EnumNames {
    private static final ClassValue<EnumNames> OF_TYPE = new ClassValue<>() {
        @Override
        protected EnumNames computeValue(Class<?> type) {
            return new EnumNames(type.getEnumConstants());
        }
    };

    private final Object[] constants;
    private final byte[][] names;

    private EnumNames(Object[] constants) {
        this.constants = constants;
        this.names = Arrays.stream(constants)
                .map(constant -> ((Enum<?>) constant).name().getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /** Returns the constant that bytes name, or null. */
    public static <E extends Enum<E>> @Nullable E find(Class<E> type, byte[] bytes, int from, int to) {
        EnumNames all = OF_TYPE.get(type);
        for (int i = 0; i < all.names.length; i++) {
            if (all.names[i].length == to - from && isSameButForCase(all.names[i], bytes, from)) {
                return type.cast(all.constants[i]);
            }
        }
        return null;
    }

    /** Returns the names as a sentence lists them: {@code CLEAR, REJECTED}. */
    public static String list(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** Whether bytes spell a word, in any case of the letters of ASCII; there are as many bytes as the word has. */
    public static boolean isSameButForCase(byte[] word, byte[] bytes, int from) {
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
}
