package reckon.text;

/**
 * Ids by groups, each in the one that it was put in last. Of an id a hash of 61 bits is kept, which takes 16 to 32 bytes: of a
 * million ids two are taken for one once in five million times.
 */
public final class IdGroups {
    /** A slot of 0 is empty; else its low bits are the group and one, all others the hash. */
    private static final long GROUP = 7;

    private static final int FIRST_SLOTS = 1 << 12;

    private long[] slots = new long[FIRST_SLOTS];
    private final long[] counts = new long[(int) GROUP];
    private int ids;

    /** Puts an id into a group, from 0 to 5. */
    public void put(String id, int group) {
        if (2 * ids >= slots.length) {
            grow();
        }
        long hash = hash(id);
        int slot = slot(hash);
        if (slots[slot] == 0) {
            ids++;
        } else {
            counts[groupIn(slot)]--;
        }
        slots[slot] = hash | (group + 1);
        counts[group]++;
    }

    /** Whether an id is in a group. */
    public boolean contains(String id) {
        return slots[slot(hash(id))] != 0;
    }

    private int groupIn(int slot) {
        return (int) (slots[slot] & GROUP) - 1;
    }

    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, then mixed so that all bits depend on all characters
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
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

    /** Returns how many ids are in a group. */
    public long in(int group) {
        return counts[group];
    }

    /** Returns how many ids there are. */
    public int size() {
        return ids;
    }
}
