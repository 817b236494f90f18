package reckon.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is told of the lines of a file, in their order; of the bad ones only, unless it says otherwise. */
public interface LineListener {
    /**
     * A line was set aside.
     *
     * @param subject what it is about; null if that cannot be read, or nobody depends on lines of the kind
     */
    void rejected(Reject reject, @Nullable LineSubject subject);

    /** Whether good lines matter, because something waits for one. */
    default boolean awaitsGoodLines() {
        return false;
    }

    /**
     * A good line was read while one was awaited.
     *
     * @param keys the keys of {@link LineSubject}s that it ends
     */
    default void delivered(List<String> keys) {}
}
