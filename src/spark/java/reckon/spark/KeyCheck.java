package reckon.spark;

import java.util.Arrays;
import java.util.List;
import reckon.intake.IdentityHash;
import reckon.setup.SettingsException;
import reckon.tables.IdentityKeyTable;

/** Makes sure that a ledger is filled under one key of personal data (Rule U2). */
final class KeyCheck {
    private final SparkDatabase database;

    KeyCheck(SparkDatabase database) {
        this.database = database;
    }

    /** Writes down a key's fingerprint where there is none; throws {@link SettingsException} if there is another's. */
    void check(byte[] key) {
        byte[] fingerprint = new IdentityHash(key).keyFingerprint();
        List<byte[]> known =
                database.list("SELECT fingerprint FROM identity_key", row -> row.get(IdentityKeyTable.FINGERPRINT));
        if (known.isEmpty()) {
            database.writeAll(
                    IdentityKeyTable.TABLE,
                    List.of(fingerprint).iterator(),
                    (row, print) -> row.set(IdentityKeyTable.FINGERPRINT, print));
        } else if (!Arrays.equals(known.get(0), fingerprint)) {
            throw new SettingsException(
                    "RECKON_IDENTITY_KEY is not the key that this ledger was filled under. Users would"
                            + " not be recognized and could get their seven-day refund twice. Set the key that the last job had");
        }
    }
}
