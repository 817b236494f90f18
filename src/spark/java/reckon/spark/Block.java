package reckon.spark;

import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A part of an input file that one task reads: whole physical lines.
 *
 * @param uri names the file, whatever bytes its name has and whatever locale the executor has
 * @param number from 0 on, in the order of the file
 * @param from the first byte
 * @param to the byte behind the last one
 * @param header the lines up to the header, which are put in front of a part that does not begin with them; null for the first
 * @param linesBefore how many physical lines the file has before the part
 * @param checksum that of the part's bytes when they were first looked at, {@value #NOT_LOOKED_AT} before
 */
record Block(String uri, int number, long from, long to, byte @Nullable [] header, long linesBefore, long checksum)
        implements Serializable {
    /** No checksum is negative. */
    private static final long NOT_LOOKED_AT = -1;

    /** Returns a part that nobody has looked at yet. */
    static Block part(Path file, int number, long from, long to, byte @Nullable [] header) {
        return new Block(file.toUri().toString(), number, from, to, header, 0, NOT_LOOKED_AT);
    }

    Path file() {
        return Path.of(URI.create(uri));
    }

    /** Whether it is the whole of a file that is read by one task. */
    boolean isWhole() {
        return to == Long.MAX_VALUE;
    }

    boolean wasLookedAt() {
        return checksum != NOT_LOOKED_AT;
    }

    static Block whole(Path file) {
        return part(file, 0, 0, Long.MAX_VALUE, null);
    }

    /** Returns the part as a look has found it. */
    Block seen(long lines, long sum) {
        return new Block(uri, number, from, to, header, lines, sum);
    }
}
