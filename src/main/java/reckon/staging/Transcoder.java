package reckon.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Text of any encoding as UTF-8. What is no text in its encoding becomes a byte that is none in UTF-8 either, so that
 * its line is found bad like any other; it is not replaced by a guess.
 */
final class Transcoder extends InputStream {
    private static final byte NO_UTF_8 = (byte) 0xFF;
    private static final int BUFFER = 1 << 15;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final ByteBuffer encoded = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer text = CharBuffer.allocate(BUFFER).flip();
    private final ByteBuffer utf8 = ByteBuffer.allocate(BUFFER * 4).flip();
    private boolean endOfInput;
    private boolean flushed;

    Transcoder(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!utf8.hasRemaining()) {
            if (flushed) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, utf8.remaining());
        utf8.get(target, offset, count);
        return count;
    }

    /** Decodes and encodes the next piece, which may come to nothing while a character is not whole. */
    private void fill() throws IOException {
        if (!endOfInput) {
            encoded.compact();
            int count = in.read(encoded.array(), encoded.position(), encoded.remaining());
            endOfInput = count < 0;
            encoded.position(encoded.position() + Math.max(count, 0)).flip();
        }
        text.compact();
        CoderResult result = decoder.decode(encoded, text, endOfInput);
        boolean decoded = endOfInput && result.isUnderflow();
        if (decoded) {
            result = decoder.flush(text);
        }
        text.flip();
        utf8.clear();
        encoder.encode(text, utf8, decoded && result.isUnderflow());
        flushed = decoded && result.isUnderflow();
        if (result.isError()) {
            // What follows the first byte may be a line end, which belongs to no broken character.
            encoded.position(encoded.position() + (result.isMalformed() ? 1 : result.length()));
            utf8.put(NO_UTF_8);
        } else if (flushed && text.hasRemaining()) {
            utf8.put(NO_UTF_8);
        }
        utf8.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
