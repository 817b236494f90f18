package reckon.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import reckon.facts.UserAttribute;
import reckon.policy.SharedValues;
import reckon.policy.UserGroups;

/** Accounts that share a value with another one, by their ids, and the users that they are (Rule U1). */
public final class LinkedAccounts {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final SharedValues values = new SharedValues();

    /** Adds a value with all accounts that share it, two at least. */
    public void add(UserAttribute attribute, byte[] hash, List<String> accounts) {
        values.add(
                UserValues.ATTRIBUTES.indexOf(attribute),
                hash,
                accounts.stream().mapToInt(this::numberOf).toArray());
    }

    private int numberOf(String account) {
        Integer known = numbers.get(account);
        if (known != null) {
            return known;
        }
        numbers.put(account, ids.size());
        ids.add(account);
        return ids.size() - 1;
    }

    /** Returns the users that the accounts added are. */
    public Found users(int maxSize) {
        UserGroups groups = new UserGroups(ids.size(), values, maxSize);
        String[] names = new String[ids.size()];
        for (int account = 0; account < names.length; account++) {
            int user = groups.userOf(account);
            String id = ids.get(account);
            if (names[user] == null || id.compareTo(names[user]) < 0) {
                names[user] = id;
            }
        }
        return new Found(groups, names);
    }

    /** The users found. */
    public final class Found {
        private final UserGroups groups;
        private final String[] names;

        private Found(UserGroups groups, String[] names) {
            this.groups = groups;
            this.names = names;
        }

        /** Returns the user of an account, named after the smallest id among its accounts; one that shares nothing is its own. */
        public String userOf(String account) {
            Integer number = numbers.get(account);
            return number == null ? account : names[groups.userOf(number)];
        }

        /** Returns the accounts that were added. */
        public List<String> accounts() {
            return ids;
        }

        /** Returns the values that link nobody, with the number of accounts that share each. */
        public Map<UserValues.Name, Integer> unlinked() {
            return groups.unlinked().stream()
                    .collect(Collectors.toMap(
                            value -> new UserValues.Name(
                                    UserValues.ATTRIBUTES.get(value.attribute()), value.fingerprint()),
                            UserGroups.UnlinkedValue::accounts));
        }
    }
}
