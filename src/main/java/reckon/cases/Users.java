package reckon.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.RowReader;
import reckon.facts.UserAttribute;
import reckon.policy.PolicyVersion;
import reckon.tables.AccountTable;
import reckon.tables.AccountUserTable;
import reckon.tables.RunTable;
import reckon.tables.UnlinkedValueTable;

/**
 * Brings accounts that share a value to Rule U1 ({@link reckon.policy.UserGroups}) and writes down which belong to another user
 * than before (Rule U2). If few accounts came, it looks only at those whose users they may change.
 *
 * <p>A user is named after the smallest account id among its accounts.
 */
public final class Users {
    /** If more accounts came, or may be changed, to look at all takes less than to look them up. */
    private static final int MOST_LOOKED_UP = 20_000;

    private static final String MEMBERS = "SELECT a.account_id, u.user_id, u.first_known_on"
            + " FROM account a LEFT JOIN account_user u ON u.account_id = a.account_id";
    private static final RowReader<Member> MEMBER = row -> new Member(
            row.get(AccountTable.ACCOUNT_ID),
            row.find(AccountUserTable.USER_ID),
            row.find(AccountUserTable.FIRST_KNOWN_ON));

    private final Database database;
    private final int mostLookedUp;

    /** Works on a database, within the transactions of its callers. */
    public Users(Database database) {
        this(database, MOST_LOOKED_UP);
    }

    Users(Database database, int mostLookedUp) {
        this.database = database;
        this.mostLookedUp = mostLookedUp;
    }

    /**
     * How many were found.
     *
     * @param all whether all accounts were looked at, not only those that came and what they may change
     * @param accounts how many accounts were looked at
     * @param users how many users they are
     * @param unlinkedValues how many values so many accounts share that they link nobody
     */
    public record Counts(boolean all, int accounts, int users, int unlinkedValues) {}

    /** An account with the user that it belonged to before and the day on which it came first, null if it is new. */
    private record Member(
            String account, @Nullable String user, @Nullable LocalDate firstKnownOn) {}

    /** Returns a policy as the table run keeps it. */
    public static String written(PolicyVersion.Users policy) {
        return policy.linkedBy().stream().sorted().map(UserAttribute::name).collect(Collectors.joining(" ")) + " "
                + policy.maxSize();
    }

    /** Finds the users of a run, which has begun and taken its files, within the caller's transaction. */
    public Counts find(int runNo, LocalDate businessDate, PolicyVersion.Users policy) {
        Integer foundBefore = lastRunThatFound(runNo, policy);
        if (foundBefore != null) {
            List<String> came = database.list(
                    "SELECT account_id FROM account WHERE run_no = ? LIMIT " + (mostLookedUp + 1),
                    row -> row.get(AccountTable.ACCOUNT_ID),
                    runNo);
            ChangedAccounts changed = new ChangedAccounts(database, policy, unlinkedValues(foundBefore), mostLookedUp);
            if (changed.find(came)) {
                return findOf(changed, runNo, businessDate);
            }
        }
        return findAll(runNo, businessDate, policy);
    }

    /** Returns the run of whose users this one's differ by the accounts that came with it: itself if it was started again. */
    private @Nullable Integer lastRunThatFound(int runNo, PolicyVersion.Users policy) {
        return database.first(
                "SELECT run_no FROM run WHERE run_no IN (?, ?) AND users_policy = ? ORDER BY run_no DESC",
                row -> row.get(RunTable.RUN_NO),
                runNo,
                runNo - 1,
                written(policy));
    }

    private Map<UserValues.Name, Integer> unlinkedValues(int runNo) {
        Map<UserValues.Name, Integer> unlinked = new HashMap<>();
        database.list(
                "SELECT attribute, fingerprint, accounts FROM unlinked_value WHERE run_no = ?",
                row -> unlinked.put(
                        new UserValues.Name(
                                UserAttribute.valueOf(row.get(UnlinkedValueTable.ATTRIBUTE)),
                                row.get(UnlinkedValueTable.FINGERPRINT)),
                        row.get(UnlinkedValueTable.ACCOUNTS)),
                runNo);
        return unlinked;
    }

    private Counts findOf(ChangedAccounts changed, int runNo, LocalDate businessDate) {
        LinkedAccounts.Found users = changed.users();
        Changes changes = new Changes(
                database.listByIds(MEMBERS + " WHERE a.account_id IN (:ids)", changed.accounts(), MEMBER)
                        .iterator(),
                users);
        write(changes, businessDate);
        return counts(false, changes, writeUnlinkedValues(runNo, changed.unlinked(users)));
    }

    private Counts findAll(int runNo, LocalDate businessDate, PolicyVersion.Users policy) {
        LinkedAccounts.Found users = usersOfAll(policy);
        try (Cursor<Member> members = database.stream(MEMBERS, MEMBER)) {
            Changes changes = new Changes(members.iterator(), users);
            write(changes, businessDate);
            return counts(true, changes, writeUnlinkedValues(runNo, users.unlinked()));
        }
    }

    private LinkedAccounts.Found usersOfAll(PolicyVersion.Users policy) {
        LinkedAccounts linked = new LinkedAccounts();
        UserValues values = new UserValues(database);
        UserValues.ATTRIBUTES.stream()
                .filter(policy.linkedBy()::contains)
                .forEach(attribute ->
                        values.forEachShared(attribute, (hash, accounts) -> linked.add(attribute, hash, accounts)));
        return linked.users(policy.maxSize());
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
        LinkedAccounts.Found found = usersOfAll(policy);
        writeUnlinkedValues(nextRunNo, found.unlinked());
        int[] users = {0};
        List<String> changed = new ArrayList<>();
        database.forEach(MEMBERS + " ORDER BY a.account_id", row -> {
            Member member = MEMBER.read(row);
            String user = found.userOf(member.account());
            users[0] += user.equals(member.account()) ? 1 : 0;
            return member.user() != null && !member.user().equals(user) && changed.add(member.account());
        });
        return new Regrouped(users[0], changed);
    }

    private static Counts counts(boolean all, Changes changes, int unlinkedValues) {
        return new Counts(all, changes.accounts, changes.users, unlinkedValues);
    }

    private void write(Changes changes, LocalDate businessDate) {
        database.writeAll(AccountUserTable.TABLE, changes, (row, member) -> {
            row.set(AccountUserTable.ACCOUNT_ID, member.account());
            row.set(AccountUserTable.USER_ID, changes.found.userOf(member.account()));
            row.set(
                    AccountUserTable.FIRST_KNOWN_ON,
                    member.firstKnownOn() == null ? businessDate : member.firstKnownOn());
        });
    }

    /** Writes down which values link nobody in a run, in the place of what was; returns how many they are. */
    public int writeUnlinkedValues(int runNo, Map<UserValues.Name, Integer> unlinked) {
        database.update("DELETE FROM unlinked_value WHERE run_no = ?", runNo);
        database.writeAll(UnlinkedValueTable.TABLE, unlinked.entrySet().iterator(), (row, value) -> {
            row.set(UnlinkedValueTable.RUN_NO, runNo);
            row.set(UnlinkedValueTable.ATTRIBUTE, value.getKey().attribute().name());
            row.set(UnlinkedValueTable.FINGERPRINT, value.getKey().fingerprint());
            row.set(UnlinkedValueTable.ACCOUNTS, value.getValue());
        });
        return unlinked.size();
    }

    /** Those of some accounts that belong to another user than before, as they are passed; and how many were passed. */
    private static final class Changes implements Iterator<Member> {
        private final Iterator<Member> members;
        private final LinkedAccounts.Found found;
        private int accounts;
        private int users;
        private @Nullable Member next;

        Changes(Iterator<Member> members, LinkedAccounts.Found found) {
            this.members = members;
            this.found = found;
        }

        @Override
        public boolean hasNext() {
            while (next == null && members.hasNext()) {
                Member member = members.next();
                String user = found.userOf(member.account());
                accounts++;
                users += user.equals(member.account()) ? 1 : 0;
                next = user.equals(member.user()) ? null : member;
            }
            return next != null;
        }

        @Override
        public Member next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Member changed = Objects.requireNonNull(next);
            next = null;
            return changed;
        }
    }
}
