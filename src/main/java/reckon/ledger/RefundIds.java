package reckon.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import reckon.text.Sha256;

/** Names refunds so that the same refund has the same id wherever and whenever it is worked out. */
public final class RefundIds {
    private static final int HASH_BYTES = 16;

    private final MessageDigest sha256 = Sha256.digest();

    /** Returns {@code rf-} and half of the SHA-256, in hex, of both ids with a newline between them; Rule A1 has an empty request id. */
    public String of(@Nullable String requestId, String orderId) {
        String text = (requestId == null ? "" : requestId) + "\n" + orderId;
        byte[] hash = sha256.digest(text.getBytes(StandardCharsets.US_ASCII));
        return "rf-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    }
}
