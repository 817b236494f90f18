package reckon.output;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

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

    /** Returns the hash of the next line, given as UTF-8 without its two hashes. */
    String next(byte[] line) {
        sha256.update(last.getBytes(StandardCharsets.US_ASCII));
        sha256.update((byte) '\n');
        last = HexFormat.of().formatHex(sha256.digest(line));
        return last;
    }
}
