package reckon.cases;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reckon.database.Columns;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.RowReader;
import reckon.database.Rows;
import reckon.database.Table;
import reckon.facts.UserAttribute;
import reckon.policy.PolicyVersion;

/**
 * Finds who is one user, anew from all accounts known (Rules U1, U2), and writes down what changed.
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
    private static final Table ACCOUNT_USERS =
            Table.replaced("account_user", List.of("account_id"), "account_id", "user_id", "first_known_on");
    private static final Table UNLINKED_VALUES =
            Table.appended("unlinked_value", "run_no", "attribute", "fingerprint", "accounts");

    private final Database database;

    public Users(Database database) {
        this.database = database;
    }

    /**
     * What was found.
     *
     * @param accounts how many accounts are known
     * @param users how many users they are
     * @param unlinkedValues how many values so many accounts share that they link nobody
     */
    public record Found(int accounts, int users, int unlinkedValues) {}

    /** Finds the users of a run within the caller's transaction. */
    public Found find(int runNo, LocalDate businessDate, PolicyVersion.Users policy) {
        Accounts accounts = readAccounts(policy.linkedBy());
        UserGroups groups = new UserGroups(accounts.values, policy.maxSize());
        database.write(ACCOUNT_USERS, changed(accounts, groups, businessDate));
        writeUnlinkedValues(runNo, accounts.values, groups);
        BitSet users = new BitSet(accounts.ids.size());
        for (int account = 0; account < accounts.ids.size(); account++) {
            users.set(groups.userOf(account));
        }
        return new Found(
                accounts.ids.size(), users.cardinality(), groups.unlinked().size());
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
                .map(attribute -> "SUBSTRING(a." + attribute.name().toLowerCase(Locale.ROOT) + "_hash, 1, "
                        + SharedValues.COMPARED_BYTES + ")")
                .collect(Collectors.joining(", "));
        String sql = "SELECT a.account_id, u.user_id, u.first_known_on, " + hashes
                + " FROM account a LEFT JOIN account_user u ON u.account_id = a.account_id ORDER BY a.account_id";
        RowReader<Boolean> reader = row -> {
            accounts.add(row.text(), row.optionalText(), row.optionalDate(), hashes(row, linkedBy));
            return true;
        };
        try (Cursor<Boolean> rows = database.stream(sql, reader)) {
            while (rows.next() != null) {}
        }
        accounts.values.number();
        return accounts;
    }

    private static byte[] @Nullable [] hashes(Columns row, Set<UserAttribute> linkedBy) throws SQLException {
        byte[] @Nullable [] hashes = new byte[ATTRIBUTES.size()][];
        for (int i = 0; i < hashes.length; i++) {
            byte[] hash = row.bytes();
            hashes[i] = linkedBy.contains(ATTRIBUTES.get(i)) ? hash : null;
        }
        return hashes;
    }

    private static Rows changed(Accounts accounts, UserGroups groups, LocalDate businessDate) {
        int[] next = {0};
        return row -> {
            while (next[0] < accounts.ids.size()) {
                int account = next[0]++;
                int user = groups.userOf(account);
                if (accounts.userBefore[account] != user) {
                    boolean isNew = accounts.userBefore[account] == Accounts.NEW;
                    LocalDate knownOn = isNew ? businessDate : LocalDate.ofEpochDay(accounts.firstKnownOn[account]);
                    row.text(accounts.ids.get(account))
                            .text(accounts.ids.get(user))
                            .date(knownOn);
                    return true;
                }
            }
            return false;
        };
    }

    private void writeUnlinkedValues(int runNo, SharedValues values, UserGroups groups) {
        database.update("DELETE FROM unlinked_value WHERE run_no = ?", runNo);
        Iterator<UserGroups.UnlinkedValue> unlinked = groups.unlinked().iterator();
        database.write(UNLINKED_VALUES, row -> {
            if (!unlinked.hasNext()) {
                return false;
            }
            UserGroups.UnlinkedValue value = unlinked.next();
            String attribute = ATTRIBUTES.get(values.attributeOf(value.value())).name();
            row.whole(runNo)
                    .text(attribute)
                    .text(values.fingerprint(value.value()))
                    .whole(value.accounts());
            return true;
        });
    }
}
