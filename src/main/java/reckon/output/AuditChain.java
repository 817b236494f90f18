package reckon.output;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import reckon.text.Sha256;

/**
 * The hash chain of the audit: each line's hash is the SHA-256 of the hash before it, a newline, and the line's
 * other columns as they are written. A line that is changed, missing or moved shows.
 */
final class AuditChain {
    private final MessageDigest sha256 = Sha256.digest();
    private String last;

    /** @param previous the hash of the line before the first one */
    AuditChain(String previous) {
        this.last = previous;
    }

    /** Returns the hash of the last line so far. */
    String last() {
        return last;
    }

    /**
     * Returns the hash of the next line.
     *
     * @param bytes begins with the line in UTF-8, without its two hashes
     * @param length how many bytes the line has
     */
    String next(byte[] bytes, int length) {
        sha256.update(last.getBytes(StandardCharsets.US_ASCII));
        sha256.update((byte) '\n');
        sha256.update(bytes, 0, length);
        last = Sha256.hex(sha256);
        return last;
    }
}
