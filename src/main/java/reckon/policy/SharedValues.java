package reckon.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Attribute values that accounts share, and the accounts that share each (Rule U1). Accounts are numbers from 0 on.
 *
 * <p>Of each keyed hash the first 128 bits are kept, which no two different values will ever have in common. It serves one thread.
 */
public final class SharedValues {
    private static final int KEPT_BYTES = 16;
    private static final int FINGERPRINT_DIGITS = 16;

    private final List<Value> values = new ArrayList<>();

    /** A value, with the rank of its attribute. Values are sorted by what would link nobody first. */
    static final class Value implements Comparable<Value> {
        private final int attribute;
        private final byte[] hash;
        private final int[] accounts;

        private Value(int attribute, byte[] hash, int[] accounts) {
            this.attribute = attribute;
            this.hash = hash;
            this.accounts = accounts;
        }

        int attribute() {
            return attribute;
        }

        byte[] hash() {
            return hash;
        }

        int[] accounts() {
            return accounts;
        }

        /** What most accounts share comes first, then by attribute, then the greater hash. */
        @Override
        public int compareTo(Value other) {
            if (accounts.length != other.accounts.length) {
                return other.accounts.length - accounts.length;
            }
            return attribute != other.attribute
                    ? attribute - other.attribute
                    : Arrays.compareUnsigned(other.hash, hash);
        }
    }

    /**
     * Adds a value.
     *
     * @param attribute the rank of its attribute: of values that equally many share, the first one's links nobody first
     * @param hash its keyed hash, of 16 bytes at least
     * @param accounts those that share it, each once
     */
    public void add(int attribute, byte[] hash, int[] accounts) {
        values.add(new Value(attribute, Arrays.copyOf(hash, KEPT_BYTES), accounts));
    }

    List<Value> all() {
        return values;
    }

    /** Returns the first 64 bits of a keyed hash in hex, by which people can name the value without knowing it. */
    public static String fingerprint(byte[] hash) {
        return HexFormat.of().formatHex(hash).substring(0, FINGERPRINT_DIGITS);
    }
}
