package reckon.night;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reckon.cases.Users;
import reckon.database.Database;
import reckon.database.DatabaseInUseException;
import reckon.database.DatabaseLock;
import reckon.database.Trouble;
import reckon.intake.InputKind;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.policy.Policies;
import reckon.policy.PolicyVersion;
import reckon.staging.AccountRehash;
import reckon.staging.InputFolder;

/**
 * Puts a new identity key in the place of the one that the database was filled under (Rule U2): all hashes and the key's
 * fingerprint in one transaction, so that whatever happens either key holds as a whole.
 *
 * <p>It is the export that says who is one user. If that is not what the last run found, somebody has to say so by number:
 * the old hashes are gone afterwards, and with them what would show a mistake.
 */
public final class Rekey {
    private static final int MOST_NAMED = 5;

    private final Database database;
    private final TransactionTemplate transaction;
    private final Supplier<DatabaseLock> lock;
    private final Policies policies;
    private final NewKey newKey;
    private final Function<byte[], AccountRehash> rehash;
    private final List<String> ignoredFiles;

    /** The identity key of the settings, beside that of the database. */
    public interface NewKey {
        /** Returns it, or null if the database is filled under it already. */
        byte @Nullable [] find();

        /** Has the database know it from the end of the caller's transaction on, and no other. */
        void putInPlace();
    }

    /**
     * What was done.
     *
     * @param accounts how many were hashed anew
     * @param users how many users they are
     * @param changed how many of them belong to another user than before
     * @param passedOver how many lines of the export are of accounts that no night has brought yet
     */
    public record Rekeyed(int accounts, int users, int changed, long passedOver) {}

    /**
     * Makes what replaces the key.
     *
     * @param rehash hashes accounts under the key that it gets
     */
    public Rekey(
            Database database,
            PlatformTransactionManager transactions,
            Supplier<DatabaseLock> lock,
            Policies policies,
            NewKey newKey,
            Function<byte[], AccountRehash> rehash,
            List<String> ignoredFiles) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.lock = lock;
        this.policies = policies;
        this.newKey = newKey;
        this.rehash = rehash;
        this.ignoredFiles = ignoredFiles;
    }

    /**
     * Hashes all accounts anew. Returns what was done, or null if the database is filled under the key already.
     *
     * @param export the folder with the files of accounts; others in it are passed over
     * @param acceptedChanges how many accounts may belong to another user by the export than before, exactly
     * @throws NightRefusedException if the export lacks an account or a column, cannot be read, or makes other users than
     *     accepted, or if the database user may not replace a key; nothing is changed then
     * @throws DatabaseInUseException if a night is running on the database
     */
    public @Nullable Rekeyed run(Path export, int acceptedChanges) {
        try (DatabaseLock held = lock.get()) {
            held.recordHolder();
            byte[] key = newKey.find();
            return key == null
                    ? null
                    : transaction.execute(status -> {
                        Rekeyed done = replace(key, export, acceptedChanges);
                        newKey.putInPlace();
                        held.check();
                        return done;
                    });
        } catch (DataAccessException e) {
            if (Trouble.of(e) == Trouble.RIGHT_LACKING) {
                throw new NightRefusedException(
                        "this database user may not replace the identity key, as the one who runs the"
                                + " nights must not be able to. Run rekey as the database user who runs init: "
                                + e.getMostSpecificCause().getMessage());
            }
            throw e;
        }
    }

    private Rekeyed replace(byte[] key, Path export, int acceptedChanges) {
        List<Path> files = new InputFolder(export, ignoredFiles)
                .only(EnumSet.of(InputKind.ACCOUNTS))
                .files(InputKind.ACCOUNTS);
        AccountRehash.Result hashed = rehash.apply(key).run(files);
        if (hashed.problem() != null) {
            throw new NightRefusedException(hashed.problem());
        }
        Run last = new Runs(database).last();
        if (last == null) {
            return new Rekeyed(hashed.accounts(), 0, 0, hashed.passedOver());
        }
        Users.Regrouped now = new Users(database).regroup(last.runNo() + 1, policyOf(last));
        List<String> changed = now.changed();
        if (changed.size() != acceptedChanges) {
            throw new NightRefusedException(changedUsers(last, changed, acceptedChanges));
        }
        new Runs(database).haveUsersFoundAnew(last);
        return new Rekeyed(hashed.accounts(), now.users(), changed.size(), hashed.passedOver());
    }

    private PolicyVersion.Users policyOf(Run last) {
        return policies.inForceAt(policies.endOf(last.businessDate()).minusNanos(1))
                .users();
    }

    private static String changedUsers(Run last, List<String> changed, int accepted) {
        if (changed.isEmpty()) {
            return "all accounts belong to the same users as before, and --accept-changed-users says " + accepted
                    + ": leave it out";
        }
        String first = changed.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return "by the export " + changed.size() + " accounts belong to another user than in the run of "
                + last.businessDate() + ": " + first + (changed.size() > MOST_NAMED ? " and others" : "")
                + ". Let a night under the key used before take the same export first. If that key is lost, see whether"
                + " these accounts really changed, and start again with --accept-changed-users " + changed.size();
    }
}
