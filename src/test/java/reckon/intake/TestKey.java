package reckon.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The identity key of the tests. */
final class TestKey {
    private static final byte[] KEY = "an identity key for tests".getBytes(StandardCharsets.US_ASCII);

    private TestKey() {}

    static IdentityHash identityHash() {
        return new IdentityHash(KEY);
    }

    /** Returns the HMAC-SHA-256 of a text in hex. */
    static String hash(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
