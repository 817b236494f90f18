package reckon.staging;

/**
 * Ids that may have been seen: one that was seen is always among them, one that was not hardly ever. So nearly all ids of
 * a file need no look at the database. Each takes 16 to 32 bytes; where they are too many, every id may have been seen.
 */
final class KnownIds {
    private static final int MOST = 1 << 21;
    private static final int FEWEST_PLACES = 1 << 10;

    private long[] places = new long[FEWEST_PLACES];
    private int count;
    private boolean all;

    /** Takes every id for one that may have been seen. */
    void addAll() {
        all = true;
        places = new long[0];
    }

    void add(String id) {
        if (all) {
            return;
        }
        if (count == MOST) {
            addAll();
            return;
        }
        if (count * 2 >= places.length) {
            grow();
        }
        if (insert(places, hash(id))) {
            count++;
        }
    }

    boolean mayHold(String id) {
        if (all) {
            return true;
        }
        long hash = hash(id);
        int at = place(hash, places.length);
        while (places[at] != 0) {
            if (places[at] == hash) {
                return true;
            }
            at = (at + 1) & (places.length - 1);
        }
        return false;
    }

    private void grow() {
        long[] larger = new long[places.length * 2];
        for (long hash : places) {
            if (hash != 0) {
                insert(larger, hash);
            }
        }
        places = larger;
    }

    private static boolean insert(long[] into, long hash) {
        int at = place(hash, into.length);
        while (into[at] != 0) {
            if (into[at] == hash) {
                return false;
            }
            at = (at + 1) & (into.length - 1);
        }
        into[at] = hash;
        return true;
    }

    private static int place(long hash, int length) {
        return (int) (hash >>> 32) & (length - 1);
    }

    /** FNV-1a, mixed once more so that all bits depend on all characters; never 0, which marks a free place. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }
}
