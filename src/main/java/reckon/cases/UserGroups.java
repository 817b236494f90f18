package reckon.cases;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups accounts into users: those that share a value are one, through chains (Rule U1).
 *
 * <p>A group of more accounts than a user can have is taken apart: the value that most of its accounts share
 * links nobody, of equals that of the first attribute, then the one with the greatest hash; and so on until
 * every group is small enough.
 */
final class UserGroups {
    private final SharedValues values;
    private final int maxSize;
    private final int[] parent;
    private final int[] holders;
    private final boolean[] linksNobody;
    private final List<UnlinkedValue> unlinked = new ArrayList<>();

    /** A value that links nobody, by its number, and how many accounts of one group shared it. */
    record UnlinkedValue(int value, int accounts) {}

    UserGroups(SharedValues values, int maxSize) {
        this.values = values;
        this.maxSize = maxSize;
        this.parent = new int[values.accounts()];
        this.holders = new int[values.count()];
        this.linksNobody = new boolean[values.count()];
        int[] all = new int[values.accounts()];
        Arrays.setAll(all, account -> account);
        Deque<int[]> groups = new ArrayDeque<>(tooLarge(all));
        while (!groups.isEmpty()) {
            int[] group = groups.remove();
            unlinkMostShared(group);
            groups.addAll(tooLarge(group));
        }
    }

    /** Returns the first account of the user that an account belongs to. */
    int userOf(int account) {
        int root = account;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    List<UnlinkedValue> unlinked() {
        return unlinked;
    }

    /** Groups some accounts afresh and returns the groups that are too large. */
    private List<int[]> tooLarge(int[] accounts) {
        for (int account : accounts) {
            parent[account] = account;
        }
        for (int attribute = 0; attribute < values.attributes(); attribute++) {
            for (int account : accounts) {
                int value = values.valueOf(attribute, account);
                if (value != SharedValues.NOT_SHARED && !linksNobody[value]) {
                    link(account, values.holderOf(value));
                }
            }
        }
        return largeGroups(accounts);
    }

    /** The smaller account becomes the root, so that a user is named after its smallest account. */
    private void link(int account, int other) {
        int root = userOf(account);
        int otherRoot = userOf(other);
        parent[Math.max(root, otherRoot)] = Math.min(root, otherRoot);
    }

    private List<int[]> largeGroups(int[] accounts) {
        int[] size = new int[parent.length];
        for (int account : accounts) {
            size[userOf(account)]++;
        }
        Map<Integer, int[]> groups = new LinkedHashMap<>();
        Map<Integer, Integer> filled = new HashMap<>();
        for (int account : accounts) {
            int user = userOf(account);
            if (size[user] > maxSize) {
                int[] group = groups.computeIfAbsent(user, root -> new int[size[root]]);
                group[filled.merge(user, 1, Integer::sum) - 1] = account;
            }
        }
        return List.copyOf(groups.values());
    }

    private void unlinkMostShared(int[] group) {
        int most = SharedValues.NOT_SHARED;
        for (int attribute = 0; attribute < values.attributes(); attribute++) {
            for (int account : group) {
                int value = values.valueOf(attribute, account);
                if (value != SharedValues.NOT_SHARED && !linksNobody[value]) {
                    holders[value]++;
                }
            }
        }
        for (int attribute = 0; attribute < values.attributes(); attribute++) {
            for (int account : group) {
                int value = values.valueOf(attribute, account);
                if (value != SharedValues.NOT_SHARED && !linksNobody[value] && isMoreShared(value, most)) {
                    most = value;
                }
            }
        }
        unlinked.add(new UnlinkedValue(most, holders[most]));
        linksNobody[most] = true;
        forgetHolders(group);
    }

    private boolean isMoreShared(int value, int than) {
        return than == SharedValues.NOT_SHARED
                || holders[value] > holders[than]
                || (holders[value] == holders[than] && values.comesBefore(value, than));
    }

    private void forgetHolders(int[] group) {
        for (int attribute = 0; attribute < values.attributes(); attribute++) {
            for (int account : group) {
                int value = values.valueOf(attribute, account);
                if (value != SharedValues.NOT_SHARED) {
                    holders[value] = 0;
                }
            }
        }
    }
}
