package reckon.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Names refunds so that the same refund has the same id wherever and whenever it is worked out. */
public final class RefundIds {
    private static final int HASH_BYTES = 16;

    private final MessageDigest sha256;

    public RefundIds() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Returns {@code rf-} and half of the SHA-256, in hex, of both ids with a newline between them; Rule A1 has an empty request id. */
    public String of(@Nullable String requestId, String orderId) {
        String text = (requestId == null ? "" : requestId) + "\n" + orderId;
        byte[] hash = sha256.digest(text.getBytes(StandardCharsets.US_ASCII));
        return "rf-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    }
}
