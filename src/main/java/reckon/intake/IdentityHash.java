package reckon.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Turns an attribute of an account into a keyed hash, HMAC-SHA-256, so that equal values can be found
 * without being known (Rule U2). Not for use by several threads at once.
 */
public final class IdentityHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    /** @param key at least one byte */
    public IdentityHash(byte[] key) {
        try {
            this.mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("the identity key cannot be used", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Returns the hash of a value, or null for an empty one, which links nobody. */
    byte @Nullable [] of(byte @Nullable [] utf8) {
        return utf8 == null ? null : mac.doFinal(utf8);
    }

    /** Returns a short fingerprint of the key itself, by which a changed key is noticed. */
    public byte[] keyFingerprint() {
        return mac.doFinal("reckon identity key".getBytes(StandardCharsets.US_ASCII));
    }
}
