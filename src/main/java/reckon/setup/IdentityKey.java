package reckon.setup;

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
import reckon.database.DatabaseAddress;
import reckon.files.OwnerOnly;
import reckon.intake.IdentityHash;
import reckon.night.Rekey;
import reckon.tables.IdentityKeyTable;

/** The key under which personal data is hashed (Rule U2): from the settings, or made beside an embedded database. */
final class IdentityKey {
    private static final Logger log = LoggerFactory.getLogger(IdentityKey.class);
    private static final int GENERATED_BYTES = 32;

    private final byte @Nullable [] given;
    private final @Nullable Path file;

    private IdentityKey(byte @Nullable [] given, @Nullable Path file) {
        this.given = given;
        this.file = file;
    }

    /**
     * Finds out where the key is, and touches nothing.
     *
     * @param database shows whether it is embedded and where its file is
     * @throws SettingsException if the database is not embedded and no key is given
     */
    static IdentityKey find(@Nullable String setting, DatabaseAddress database) {
        if (setting != null && !setting.isEmpty()) {
            return new IdentityKey(setting.getBytes(StandardCharsets.UTF_8), null);
        }
        Path beside = database.file(".identity-key");
        if (beside == null) {
            throw new SettingsException("RECKON_IDENTITY_KEY is not set. Set it to a secret of your own and keep it:"
                    + " personal data is hashed with it, and under another key users would not be recognized again");
        }
        return new IdentityKey(null, beside);
    }

    /**
     * Returns the key, once the tables are there; for an embedded database that was never filled one is made beside it.
     *
     * @throws SettingsException if it is not the one that the database was filled under, or that one is missing
     */
    byte[] open(Database database) {
        List<byte[]> known = fingerprints(database);
        byte[] key = key(!known.isEmpty());
        byte[] fingerprint = new IdentityHash(key).keyFingerprint();
        if (known.isEmpty()) {
            writeDown(fingerprint, database);
        } else if (!Arrays.equals(known.get(0), fingerprint)) {
            throw new SettingsException((given != null ? "RECKON_IDENTITY_KEY" : "the key in " + file)
                    + " is not the key that this database was filled under. Users would not be recognized and could get"
                    + " their seven-day refund twice. "
                    + (given != null ? "Set the key that the last job had" : "Restore that file")
                    + ". A new key is put in its place by the command rekey, once and before any job has it");
        }
        return key;
    }

    /** Returns the key as one that may take the place of that of a database. */
    Rekey.NewKey replacing(Database database) {
        return new Rekey.NewKey() {
            @Override
            public byte @Nullable [] find() {
                List<byte[]> known = fingerprints(database);
                if (known.isEmpty()) {
                    throw new SettingsException(
                            "the database was not filled under any key yet: the first night does that");
                }
                byte[] key = key(true);
                return Arrays.equals(known.get(0), new IdentityHash(key).keyFingerprint()) ? null : key;
            }

            @Override
            public void putInPlace() {
                database.update("DELETE FROM identity_key");
                writeDown(new IdentityHash(key(true)).keyFingerprint(), database);
            }
        };
    }

    private byte[] key(boolean isFilled) {
        return given != null ? given : beside(Objects.requireNonNull(file), isFilled);
    }

    private static List<byte[]> fingerprints(Database database) {
        List<byte[]> known =
                database.list("SELECT fingerprint FROM identity_key", row -> row.get(IdentityKeyTable.FINGERPRINT));
        if (known.stream().anyMatch(print -> Arrays.equals(print, IdentityKeyTable.halfMoved()))) {
            throw new SettingsException(
                    "the database holds only a part of a ledger, as the export that brought it was cut"
                            + " off. Make a new database by init, and export into that one");
        }
        return known;
    }

    private static byte[] beside(Path file, boolean isFilled) {
        try {
            byte[] there = Files.exists(file) ? Files.readAllBytes(file) : null;
            if (there != null && there.length > 0) {
                return there;
            }
            if (isFilled || there != null) {
                throw new SettingsException("the key file " + file + (there == null ? " is missing" : " is empty")
                        + ", and RECKON_IDENTITY_KEY is not set. "
                        + (isFilled
                                ? "The database beside it was filled under its key, and under another one users would not be"
                                        + " recognized: restore the file, or set the key"
                                : "Remove the file, as nothing was hashed with it yet"));
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

    private static void writeDown(byte[] fingerprint, Database database) {
        try {
            database.update("INSERT INTO identity_key (fingerprint) VALUES (?)", (Object) fingerprint);
        } catch (DuplicateKeyException e) {
            log.debug("another start of the program has written down the same key just now", e);
        }
    }
}
