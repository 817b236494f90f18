package reckon.report;

/**
 * Counts accounts by groups, each in the one that it was put in last. An account takes eight bytes: of its id a hash of 61 bits is
 * kept, so that of a million accounts two are taken for one once in five million nights.
 */
final class AccountGroups {
    /** A slot of 0 is empty; else its low bits are the group and one, all others the hash. */
    private static final long GROUP = 7;

    private static final int FIRST_SLOTS = 1 << 12;

    private long[] slots = new long[FIRST_SLOTS];
    private final long[] counts = new long[(int) GROUP];
    private int accounts;

    /** Puts an account into a group, from 0 to 5. */
    void put(String account, int group) {
        if (2 * accounts >= slots.length) {
            grow();
        }
        long hash = hash(account);
        int slot = slot(hash);
        if (slots[slot] == 0) {
            accounts++;
        } else {
            counts[groupIn(slot)]--;
        }
        slots[slot] = hash | (group + 1);
        counts[group]++;
    }

    boolean contains(String account) {
        return slots[slot(hash(account))] != 0;
    }

    private int groupIn(int slot) {
        return (int) (slots[slot] & GROUP) - 1;
    }

    private static long hash(String account) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, then mixed so that all bits depend on all characters
        for (int i = 0; i < account.length(); i++) {
            hash = (hash ^ account.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        return (hash ^ (hash >>> 32)) & ~GROUP;
    }

    /** Returns where a hash is, or where it is to be. */
    private int slot(long hash) {
        int slot = (int) (hash >>> 3) & (slots.length - 1);
        while (slots[slot] != 0 && (slots[slot] & ~GROUP) != hash) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[2 * before.length];
        for (long kept : before) {
            if (kept != 0) {
                slots[slot(kept & ~GROUP)] = kept;
            }
        }
    }

    long in(int group) {
        return counts[group];
    }

    int accounts() {
        return accounts;
    }
}
