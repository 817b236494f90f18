package reckon.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Values that stand for none, such as {@code NULL}, told from others by their first byte and length where they can be. */
final class EmptyValues {
    private final byte[][] values;
    private final boolean[] begins = new boolean[256];
    private final int longest;

    EmptyValues(List<String> values) {
        this.values = values.stream()
                .filter(value -> !value.isEmpty())
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int most = 0;
        for (byte[] value : this.values) {
            begins[value[0] & 0xFF] = true;
            most = Math.max(most, value.length);
        }
        this.longest = most;
    }

    /** Whether bytes, which are at least one, stand for no value. */
    boolean contain(byte[] bytes, int from, int to) {
        if (to - from > longest || !begins[bytes[from] & 0xFF]) {
            return false;
        }
        for (byte[] value : values) {
            if (Arrays.equals(value, 0, value.length, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }
}
