package reckon.cases;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.database.RowReader;
import reckon.facts.UserAttribute;
import reckon.policy.PolicyVersion;
import reckon.policy.SharedValues;
import reckon.policy.UserGroups;
import reckon.tables.AccountTable;
import reckon.tables.AccountUserTable;
import reckon.tables.UnlinkedValueTable;

/**
 * Brings all accounts known to Rule U1 ({@link UserGroups}) and writes down which belong to another user than before (Rule U2).
 *
 * <p>A user is named after the smallest account id among its accounts. This is the one place where something of every
 * account is in memory.
 */
public final class Users {
    private static final List<UserAttribute> ATTRIBUTES = List.of(
            UserAttribute.MOBILE,
            UserAttribute.CERTIFICATION_ID,
            UserAttribute.PAYMENT_SOURCE,
            UserAttribute.CONTENT_FINGERPRINT,
            UserAttribute.LOGIN_IP);
    private final Database database;

    /** Works on a database, within the transactions of its callers. */
    public Users(Database database) {
        this.database = database;
    }

    /**
     * How many were found.
     *
     * @param accounts how many accounts are known
     * @param users how many users they are
     * @param unlinkedValues how many values so many accounts share that they link nobody
     */
    public record Counts(int accounts, int users, int unlinkedValues) {}

    /**
     * Whether a run, which has begun and taken its files, has to find its users: accounts came with it, or the run before found
     * them by another policy.
     */
    public boolean mustBeFound(int runNo, LocalDate businessDate, PolicyVersion.Users policy) {
        boolean isSamePolicy =
                database.exists("SELECT 1 FROM run WHERE run_no = ? AND users_policy = ?", runNo - 1, written(policy));
        return !isSamePolicy
                || database.exists(
                        "SELECT 1 FROM input_file WHERE kind = 'ACCOUNTS' AND NOT refused AND business_date = ?",
                        businessDate);
    }

    /** Returns a policy as the table run keeps it. */
    public static String written(PolicyVersion.Users policy) {
        return policy.linkedBy().stream().sorted().map(UserAttribute::name).collect(Collectors.joining(" ")) + " "
                + policy.maxSize();
    }

    /** Has a run, within the caller's transaction, take over what the run before found. */
    public void takeOver(int runNo) {
        database.update("DELETE FROM unlinked_value WHERE run_no = ?", runNo);
        database.update(
                "INSERT INTO unlinked_value (run_no, attribute, fingerprint, accounts)"
                        + " SELECT ?, u.attribute, u.fingerprint, u.accounts FROM unlinked_value u WHERE u.run_no = ?",
                runNo,
                runNo - 1);
    }

    /** Finds the users of a run within the caller's transaction. */
    public Counts find(int runNo, LocalDate businessDate, PolicyVersion.Users policy) {
        Accounts accounts = readAccounts(policy.linkedBy());
        UserGroups groups = new UserGroups(accounts.values, policy.maxSize());
        writeChanged(accounts, groups, businessDate);
        writeUnlinkedValues(runNo, accounts.values, groups);
        return new Counts(
                accounts.ids.size(), count(accounts, groups), groups.unlinked().size());
    }

    /**
     * What hashes under a new key came to.
     *
     * @param users how many users all accounts are by them
     * @param changed the ids of the accounts that belong to another user than the last run found
     */
    public record Regrouped(int users, List<String> changed) {}

    /**
     * Compares who is one user by the hashes as they are now with what the last run found. Which accounts belong to whom stays as
     * it was found; only the values that link nobody are written down, for the run that begins next, as the fingerprints of those
     * of the last run are of other hashes.
     *
     * @param policy the one by which the last run found them
     */
    public Regrouped regroup(int nextRunNo, PolicyVersion.Users policy) {
        Accounts accounts = readAccounts(policy.linkedBy());
        UserGroups groups = new UserGroups(accounts.values, policy.maxSize());
        writeUnlinkedValues(nextRunNo, accounts.values, groups);
        List<String> changed = IntStream.range(0, accounts.ids.size())
                .filter(account -> accounts.userBefore[account] != Accounts.NEW)
                .filter(account -> accounts.userBefore[account] != groups.userOf(account))
                .mapToObj(accounts.ids::get)
                .toList();
        return new Regrouped(count(accounts, groups), changed);
    }

    private static int count(Accounts accounts, UserGroups groups) {
        BitSet users = new BitSet(accounts.ids.size());
        for (int account = 0; account < accounts.ids.size(); account++) {
            users.set(groups.userOf(account));
        }
        return users.cardinality();
    }

    /** All accounts in the order of their ids, with the user that each belonged to before. */
    private static final class Accounts {
        private static final int NEW = -1;

        final List<String> ids = new ArrayList<>();
        final SharedValues values = new SharedValues(ATTRIBUTES.size());
        int[] userBefore = new int[1024];
        int[] firstKnownOn = new int[1024];

        void add(String id, @Nullable String user, @Nullable LocalDate knownOn, byte[] @Nullable [] hashes) {
            int account = ids.size();
            if (account == userBefore.length) {
                userBefore = Arrays.copyOf(userBefore, account * 2);
                firstKnownOn = Arrays.copyOf(firstKnownOn, account * 2);
            }
            ids.add(id);
            values.add(hashes);
            userBefore[account] = user == null ? NEW : numberOf(user);
            firstKnownOn[account] = knownOn == null ? 0 : (int) knownOn.toEpochDay();
        }

        /** Most users have one account, the one that was just added. */
        private int numberOf(String user) {
            int last = ids.size() - 1;
            return user.equals(ids.get(last)) ? last : Collections.binarySearch(ids, user);
        }
    }

    private Accounts readAccounts(Set<UserAttribute> linkedBy) {
        Accounts accounts = new Accounts();
        String hashes = ATTRIBUTES.stream()
                .map(attribute -> AccountHashes.of(attribute).name())
                .map(hash -> "SUBSTRING(a." + hash + ", 1, " + SharedValues.COMPARED_BYTES + ") AS " + hash)
                .collect(Collectors.joining(", "));
        String sql = "SELECT a.account_id, u.user_id, u.first_known_on, " + hashes
                + " FROM account a LEFT JOIN account_user u ON u.account_id = a.account_id ORDER BY a.account_id";
        RowReader<Boolean> reader = row -> {
            accounts.add(
                    row.get(AccountTable.ACCOUNT_ID),
                    row.find(AccountUserTable.USER_ID),
                    row.find(AccountUserTable.FIRST_KNOWN_ON),
                    hashes(row, linkedBy));
            return true;
        };
        database.forEach(sql, reader);
        accounts.values.number();
        return accounts;
    }

    private static byte[] @Nullable [] hashes(ResultRow row, Set<UserAttribute> linkedBy) throws SQLException {
        byte[] @Nullable [] hashes = new byte[ATTRIBUTES.size()][];
        for (int i = 0; i < hashes.length; i++) {
            UserAttribute attribute = ATTRIBUTES.get(i);
            hashes[i] = linkedBy.contains(attribute) ? row.find(AccountHashes.of(attribute)) : null;
        }
        return hashes;
    }

    private void writeChanged(Accounts accounts, UserGroups groups, LocalDate businessDate) {
        IntStream changed = IntStream.range(0, accounts.ids.size())
                .filter(account -> accounts.userBefore[account] != groups.userOf(account));
        database.writeAll(AccountUserTable.TABLE, changed.iterator(), (row, account) -> {
            boolean isNew = accounts.userBefore[account] == Accounts.NEW;
            row.set(AccountUserTable.ACCOUNT_ID, accounts.ids.get(account));
            row.set(AccountUserTable.USER_ID, accounts.ids.get(groups.userOf(account)));
            row.set(
                    AccountUserTable.FIRST_KNOWN_ON,
                    isNew ? businessDate : LocalDate.ofEpochDay(accounts.firstKnownOn[account]));
        });
    }

    private void writeUnlinkedValues(int runNo, SharedValues values, UserGroups groups) {
        database.update("DELETE FROM unlinked_value WHERE run_no = ?", runNo);
        database.writeAll(UnlinkedValueTable.TABLE, groups.unlinked().iterator(), (row, value) -> {
            UserAttribute attribute = ATTRIBUTES.get(values.attributeOf(value.value()));
            row.set(UnlinkedValueTable.RUN_NO, runNo).set(UnlinkedValueTable.ATTRIBUTE, attribute.name());
            row.set(UnlinkedValueTable.FINGERPRINT, values.fingerprint(value.value()));
            row.set(UnlinkedValueTable.ACCOUNTS, value.accounts());
        });
    }
}
