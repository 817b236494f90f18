package reckon.database;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The constants of an enum by the bytes that spell their names. */
final class EnumWords {
    private static final ClassValue<EnumWords> OF_TYPE = new ClassValue<>() {
        @Override
        protected EnumWords computeValue(Class<?> type) {
            return new EnumWords(type.getEnumConstants());
        }
    };

    private final Object[] constants;
    private final byte[][] names;

    private EnumWords(Object[] constants) {
        this.constants = constants;
        this.names = Arrays.stream(constants)
                .map(constant -> ((Enum<?>) constant).name().getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /** Returns the constant that bytes spell; throws {@link IllegalArgumentException} if there is none. */
    static <E extends Enum<E>> E spelt(Class<E> type, byte[] name) {
        EnumWords words = OF_TYPE.get(type);
        for (int i = 0; i < words.names.length; i++) {
            if (Arrays.equals(words.names[i], name)) {
                return type.cast(words.constants[i]);
            }
        }
        throw new IllegalArgumentException(new String(name, StandardCharsets.UTF_8) + " is no " + type.getSimpleName());
    }
}
