package reckon.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import reckon.text.EnumNames;

/** The products that a policy names, to find one that is written in another case. */
final class Products {
    private final byte[][] names;

    Products(Collection<String> products) {
        this.names = products.stream()
                .map(product -> product.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /** Returns the product that bytes spell but for the case of its letters; null if there is none, or it is spelt right. */
    @Nullable
    String meantBy(byte[] bytes, int from, int to) {
        byte[] meant = null;
        for (byte[] name : names) {
            if (name.length == to - from && EnumNames.isSameButForCase(name, bytes, from)) {
                if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
                    return null;
                }
                meant = name;
            }
        }
        return meant == null ? null : new String(meant, StandardCharsets.UTF_8);
    }
}
