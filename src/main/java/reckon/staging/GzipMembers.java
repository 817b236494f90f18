package reckon.staging;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952) and nothing else: every member is whole and its sums are right, and behind the last one there
 * are at most NULs up to the end, as tapes and block devices leave them. The JDK's own stream takes whatever follows a
 * member for its end, so that what was damaged would only be missing.
 *
 * <p>Reading throws {@link CorruptContentException} where that does not hold.
 */
final class GzipMembers extends InputStream {
    private static final int MAGIC_1 = 0x1F;
    private static final int MAGIC_2 = 0x8B;
    private static final int DEFLATE = 8;
    private static final int HAS_HEADER_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED = 0xE0;
    private static final int BUFFER = 1 << 16;

    private final InputStream packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private final CRC32 headerSum = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private boolean inMember;
    private boolean atEnd;
    private long members;

    GzipMembers(InputStream packed) {
        this.packed = packed;
    }

    /** Whether content that begins with these bytes is gzipped. */
    static boolean begins(byte[] head) {
        return head.length >= 2 && (head[0] & 0xFF) == MAGIC_1 && (head[1] & 0xFF) == MAGIC_2;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!atEnd) {
            if (!inMember && !beginMember()) {
                atEnd = true;
                return -1;
            }
            int count = inflate(target, offset, length);
            sum.update(target, offset, count);
            if (inflater.finished()) {
                endMember();
            }
            if (count > 0) {
                return count;
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            while (true) {
                int count = inflater.inflate(target, offset, length);
                if (count > 0 || inflater.finished()) {
                    return count;
                }
                if (inflater.needsDictionary()) {
                    throw damaged("it asks for a dictionary");
                }
                if (inflater.needsInput()) {
                    if (position == limit && !more()) {
                        throw damaged("it is cut short");
                    }
                    inflater.setInput(buffer, position, limit - position);
                    position = limit;
                }
            }
        } catch (DataFormatException e) {
            throw damaged("its data is damaged");
        }
    }

    /** Returns whether another member follows; throws if anything else does. */
    private boolean beginMember() throws IOException {
        int first = nextByte();
        if (first < 0 && members > 0) {
            return false;
        }
        if (first == 0 && members > 0) {
            checkNulsToTheEnd();
            return false;
        }
        headerSum.reset();
        headerSum.update(first);
        if (first != MAGIC_1 || inHeader() != MAGIC_2) {
            throw damaged(members == 0 ? "it is no gzip file" : "what follows behind a whole part is no gzip");
        }
        int method = inHeader();
        int flags = inHeader();
        if (method != DEFLATE || (flags & RESERVED) != 0) {
            throw damaged("its header is damaged");
        }
        skipRestOfHeader(flags);
        inflater.reset();
        sum.reset();
        inMember = true;
        return true;
    }

    private void skipRestOfHeader(int flags) throws IOException {
        skipInHeader(6);
        if ((flags & HAS_EXTRA) != 0) {
            int low = inHeader();
            skipInHeader(low | inHeader() << 8);
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_HEADER_CRC) != 0) {
            long expected = headerSum.getValue() & 0xFFFF;
            int low = required();
            if ((low | required() << 8) != expected) {
                throw damaged("its header is damaged");
            }
        }
    }

    private void checkNulsToTheEnd() throws IOException {
        for (int next = nextByte(); next >= 0; next = nextByte()) {
            if (next != 0) {
                throw damaged("something follows behind the NULs at its end");
            }
        }
    }

    private void endMember() throws IOException {
        position -= inflater.getRemaining();
        long expectedSum = fourBytes();
        long expectedLength = fourBytes();
        if (expectedSum != sum.getValue() || expectedLength != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw damaged("its checksum is wrong");
        }
        inMember = false;
        members++;
    }

    private long fourBytes() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (long) required() << shift;
        }
        return value;
    }

    private void skipText() throws IOException {
        while (inHeader() != 0) {}
    }

    private void skipInHeader(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            inHeader();
        }
    }

    private int inHeader() throws IOException {
        int next = required();
        headerSum.update(next);
        return next;
    }

    private int required() throws IOException {
        int next = nextByte();
        if (next < 0) {
            throw damaged("it is cut short");
        }
        return next;
    }

    /** Returns the next packed byte, or -1 at the end. */
    private int nextByte() throws IOException {
        return position == limit && !more() ? -1 : buffer[position++] & 0xFF;
    }

    private boolean more() throws IOException {
        position = 0;
        limit = Math.max(0, packed.read(buffer));
        return limit > 0;
    }

    private static CorruptContentException damaged(String how) {
        return new CorruptContentException("the gzip file cannot be unpacked: " + how + ". Deliver it again");
    }

    /** Frees the memory that the JDK's inflater has outside of the heap, and closes the packed stream. */
    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }
}
