package reckon.support;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.SplittableRandom;

/** Hands out its bytes in random pieces, as a socket may; fails when it is read on after its end. */
public final class PiecewiseStream extends InputStream {
    private final ByteArrayInputStream bytes;
    private final SplittableRandom random;
    private final int longestPiece;
    private boolean ended;

    public PiecewiseStream(byte[] bytes, SplittableRandom random, int longestPiece) {
        this.bytes = new ByteArrayInputStream(bytes);
        this.random = random;
        this.longestPiece = longestPiece;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (ended) {
            throw new IllegalStateException("the stream is read after its end");
        }
        int count = bytes.read(target, offset, Math.min(length, 1 + random.nextInt(longestPiece)));
        ended = count < 0;
        return count;
    }
}
