package reckon.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Finds out whether a file that is not UTF-8 is GB18030, the encoding in which a Chinese Excel saves: by its bad lines.
 *
 * <p>Text in it is rows of pairs of bytes that are hardly ever together in any other encoding. A line that is neither
 * UTF-8 nor can be GB18030 speaks against it.
 */
final class EncodingEvidence {
    private static final int FIRST_LEAD = 0xA1;
    private static final int FIRST_IDEOGRAPH = 0xB0;
    private static final int LAST_LEAD = 0xF7;
    private static final int FEWEST_IDEOGRAPHS = 2;

    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final CharsetDecoder gb18030 = Charset.forName("GB18030").newDecoder();
    private final CharBuffer decoded = CharBuffer.allocate(1 << 10);
    private long linesOfGb;
    private long linesOfOthers;

    /** Looks at a line that was found bad. */
    void look(byte[] bytes, int from, int to) {
        if (isAscii(bytes, from, to) || isIn(utf8, bytes, from, to)) {
            return;
        }
        if (hasIdeographs(bytes, from, to)) {
            linesOfGb++;
        } else if (!isIn(gb18030, bytes, from, to)) {
            linesOfOthers++;
        }
    }

    /** Returns how many lines are GB18030 for sure, 0 if others are neither that nor UTF-8. */
    long linesOfGb18030() {
        return linesOfOthers == 0 ? linesOfGb : 0;
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isIn(CharsetDecoder encoding, byte[] bytes, int from, int to) {
        ByteBuffer left = ByteBuffer.wrap(bytes, from, to - from);
        encoding.reset();
        CoderResult result;
        do {
            decoded.clear();
            result = encoding.decode(left, decoded, true);
        } while (result.isOverflow());
        return !result.isError();
    }

    /** Whether all that is not ASCII is pairs of the common part of GB18030, and some are ideographs side by side. */
    private static boolean hasIdeographs(byte[] bytes, int from, int to) {
        int together = 0;
        int most = 0;
        int at = from;
        while (at < to) {
            if (bytes[at] >= 0) {
                together = 0;
                at++;
                continue;
            }
            int lead = bytes[at] & 0xFF;
            if (at + 1 == to || lead < FIRST_LEAD || lead > LAST_LEAD || (bytes[at + 1] & 0xFF) < FIRST_LEAD) {
                return false;
            }
            together = lead >= FIRST_IDEOGRAPH ? together + 1 : 0;
            most = Math.max(most, together);
            at += 2;
        }
        return most >= FEWEST_IDEOGRAPHS;
    }
}
