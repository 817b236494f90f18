package reckon.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A part of an input file that one task reads: whole physical lines.
 *
 * @param number from 0 on, in the order of the file
 * @param from the first byte
 * @param to the byte behind the last one
 * @param header the lines up to the header, which are put in front of a part that does not begin with them; null for the first
 * @param linesBefore how many physical lines the file has before the part
 */
record Block(String file, int number, long from, long to, byte @Nullable [] header, long linesBefore)
        implements Serializable {
    /** Whether it is the whole of a file that is read by one task. */
    boolean isWhole() {
        return to == Long.MAX_VALUE;
    }

    static Block whole(String file) {
        return new Block(file, 0, 0, Long.MAX_VALUE, null, 0);
    }

    Block behind(long lines) {
        return new Block(file, number, from, to, header, lines);
    }
}
