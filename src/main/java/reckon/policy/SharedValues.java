package reckon.policy;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts share which attribute values, as numbers: accounts are numbered as they are added, values that
 * at least two accounts share as they are found. It serves one thread.
 *
 * <p>Of each keyed hash the first 128 bits are compared, which no two different values will ever share.
 */
public final class SharedValues {
    /** How many bytes of each hash are compared: what {@link #add} reads. */
    public static final int COMPARED_BYTES = 2 * Long.BYTES;

    /** The number of a value that nobody else has, or of none. */
    static final int NOT_SHARED = -1;

    private final int attributes;
    private final long[][] high;
    private final long[][] low;
    private final int[][] valueOf;
    private int accounts;
    private int[] attributeOf = new int[16];
    private int[] holderOf = new int[16];
    private int values;

    /** @param attributes how many attributes an account has, in the order in which the policy ranks them */
    public SharedValues(int attributes) {
        this.attributes = attributes;
        this.high = new long[attributes][1024];
        this.low = new long[attributes][1024];
        this.valueOf = new int[attributes][];
    }

    /** Adds the next account with the hash of each attribute, null where it has none. */
    public void add(byte[] @Nullable [] hashes) {
        for (int attribute = 0; attribute < attributes; attribute++) {
            if (accounts == high[attribute].length) {
                high[attribute] = Arrays.copyOf(high[attribute], accounts * 2);
                low[attribute] = Arrays.copyOf(low[attribute], accounts * 2);
            }
            byte[] hash = hashes[attribute];
            if (hash != null) {
                high[attribute][accounts] = bits(hash, 0);
                low[attribute][accounts] = bits(hash, Long.BYTES);
            }
        }
        accounts++;
    }

    private static long bits(byte[] hash, int from) {
        long bits = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            bits = (bits << Byte.SIZE) | (hash[i] & 0xFF);
        }
        return bits;
    }

    /** Numbers the values, once all accounts are added. */
    public void number() {
        int capacity = Integer.highestOneBit(Math.max(accounts, 1)) * 4;
        for (int attribute = 0; attribute < attributes; attribute++) {
            int[] holderAt = new int[capacity];
            Arrays.fill(holderAt, NOT_SHARED);
            valueOf[attribute] = new int[accounts];
            Arrays.fill(valueOf[attribute], NOT_SHARED);
            for (int account = 0; account < accounts; account++) {
                number(attribute, account, holderAt);
            }
        }
    }

    private void number(int attribute, int account, int[] holderAt) {
        long highBits = high[attribute][account];
        long lowBits = low[attribute][account];
        if (highBits == 0 && lowBits == 0) {
            return;
        }
        int slot = (int) lowBits & (holderAt.length - 1);
        int holder = holderAt[slot];
        while (holder != NOT_SHARED && (high[attribute][holder] != highBits || low[attribute][holder] != lowBits)) {
            slot = (slot + 1) & (holderAt.length - 1);
            holder = holderAt[slot];
        }
        if (holder == NOT_SHARED) {
            holderAt[slot] = account;
            return;
        }
        if (valueOf[attribute][holder] == NOT_SHARED) {
            valueOf[attribute][holder] = newValue(attribute, holder);
        }
        valueOf[attribute][account] = valueOf[attribute][holder];
    }

    private int newValue(int attribute, int holder) {
        if (values == holderOf.length) {
            attributeOf = Arrays.copyOf(attributeOf, values * 2);
            holderOf = Arrays.copyOf(holderOf, values * 2);
        }
        attributeOf[values] = attribute;
        holderOf[values] = holder;
        return values++;
    }

    int accounts() {
        return accounts;
    }

    int attributes() {
        return attributes;
    }

    /** Returns how many values at least two accounts share. */
    int count() {
        return values;
    }

    /** Returns the value that an account has in an attribute, or {@link #NOT_SHARED}. */
    int valueOf(int attribute, int account) {
        return valueOf[attribute][account];
    }

    /** Returns the first account that has a value. */
    int holderOf(int value) {
        return holderOf[value];
    }

    /** Returns which attribute a value is one of, by its index. */
    public int attributeOf(int value) {
        return attributeOf[value];
    }

    /** Whether a value comes before another when both are shared by equally many: by attribute, then the greater hash. */
    boolean comesBefore(int value, int other) {
        if (attributeOf[value] != attributeOf[other]) {
            return attributeOf[value] < attributeOf[other];
        }
        int attribute = attributeOf[value];
        int byHigh = Long.compareUnsigned(high[attribute][holderOf[value]], high[attribute][holderOf[other]]);
        return byHigh != 0
                ? byHigh > 0
                : Long.compareUnsigned(low[attribute][holderOf[value]], low[attribute][holderOf[other]]) > 0;
    }

    /** Returns the first 64 bits of a value's keyed hash in hex, by which people can name the value without knowing it. */
    public String fingerprint(int value) {
        return HexFormat.of().toHexDigits(high[attributeOf[value]][holderOf[value]]);
    }
}
