package reckon.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import reckon.database.Database;
import reckon.database.OwnerOnly;
import reckon.intake.IdentityHash;

/** The key under which personal data is hashed (Rule U2): from the settings, or made beside an embedded database. */
final class IdentityKey {
    private static final Logger log = LoggerFactory.getLogger(IdentityKey.class);
    private static final int GENERATED_BYTES = 32;

    private IdentityKey() {}

    /**
     * Returns the key.
     *
     * @param databaseUrl the JDBC address, which shows whether the database is embedded and where its file is
     * @throws SettingsException if the database is not embedded and no key is given
     */
    static byte[] find(@Nullable String setting, String databaseUrl) {
        if (setting != null && !setting.isEmpty()) {
            return setting.getBytes(StandardCharsets.UTF_8);
        }
        Path file = DataSources.embeddedFile(databaseUrl);
        if (file == null) {
            throw new SettingsException("RECKON_IDENTITY_KEY is not set. Set it to a secret of your own and keep it:"
                    + " personal data is hashed with it, and under another key users would not be recognized again");
        }
        return beside(Path.of(file + ".identity-key"));
    }

    private static byte[] beside(Path file) {
        try {
            if (Files.exists(file)) {
                return Files.readAllBytes(file);
            }
            byte[] random = new byte[GENERATED_BYTES];
            new SecureRandom().nextBytes(random);
            byte[] key = HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII);
            OwnerOnly.write(file, key);
            log.info("RECKON_IDENTITY_KEY is not set: a key was made in {}. Keep it with the database.", file);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes sure that the key is the one that the database was filled under.
     *
     * @throws SettingsException if it is another one
     */
    static void check(byte[] key, Database database) {
        byte[] fingerprint = new IdentityHash(key).keyFingerprint();
        List<byte[]> known =
                database.list("SELECT fingerprint FROM identity_key", row -> Objects.requireNonNull(row.bytes()));
        if (known.isEmpty()) {
            writeDown(fingerprint, database);
        } else if (!Arrays.equals(known.get(0), fingerprint)) {
            throw new SettingsException("RECKON_IDENTITY_KEY is not the key that this database was filled under. Users"
                    + " would not be recognized and could get their seven-day refund twice. Set the key used before");
        }
    }

    private static void writeDown(byte[] fingerprint, Database database) {
        try {
            database.update("INSERT INTO identity_key (fingerprint) VALUES (?)", (Object) fingerprint);
        } catch (DuplicateKeyException e) {
            log.debug("another start of the program has written down the same key just now", e);
        }
    }
}
