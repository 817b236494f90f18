package reckon.staging;

import org.jspecify.annotations.Nullable;
import reckon.text.IdGroups;

/**
 * Ids that may have been seen: one that was seen is always among them, one that was not hardly ever. So nearly all ids of
 * a file need no look at the database. Where they are too many, every id may have been seen.
 */
final class KnownIds {
    private static final int MOST = 1 << 21;

    /** All in one group; null where every id may have been seen. */
    private @Nullable IdGroups ids = new IdGroups();

    /** Takes every id for one that may have been seen. */
    void addAll() {
        ids = null;
    }

    void add(String id) {
        if (ids != null && ids.size() == MOST) {
            addAll();
        } else if (ids != null) {
            ids.put(id, 0);
        }
    }

    boolean mayHold(String id) {
        return ids == null || ids.contains(id);
    }
}
