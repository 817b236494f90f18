package reckon.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Groups accounts into users: those that share a value are one, through chains (Rule U1).
 *
 * <p>A group of more accounts than a user can have is taken apart: the value that most of its accounts share
 * links nobody, of equals that of the first attribute, then the one with the greatest hash; and so on until
 * every group is small enough. So whether a value links depends on it and on values that no more accounts share, and one that
 * more accounts share than a user can have never does.
 */
public final class UserGroups {
    private final int[] parent;
    private final int[] size;
    private final List<UnlinkedValue> unlinked = new ArrayList<>();

    /**
     * A value that links nobody.
     *
     * @param fingerprint see {@link SharedValues#fingerprint}
     * @param accounts how many share it
     */
    public record UnlinkedValue(int attribute, String fingerprint, int accounts) {}

    /**
     * Groups accounts.
     *
     * @param accounts how many there are
     * @param values those that any of them share
     * @param maxSize how many accounts a user can have
     */
    public UserGroups(int accounts, SharedValues values, int maxSize) {
        this.parent = new int[accounts];
        this.size = new int[accounts];
        group(values.all());
        if (Arrays.stream(size).anyMatch(members -> members > maxSize)) {
            group(linking(values.all(), maxSize));
        }
    }

    /** Returns the first account of the user that an account belongs to. */
    public int userOf(int account) {
        int root = account;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    /** Returns the values that link nobody, each once. */
    public List<UnlinkedValue> unlinked() {
        return unlinked;
    }

    private void group(Iterable<SharedValues.Value> values) {
        separate();
        values.forEach(this::link);
    }

    private void separate() {
        Arrays.setAll(parent, account -> account);
        Arrays.fill(size, 1);
    }

    private void link(SharedValues.Value value) {
        for (int account : value.accounts()) {
            link(account, value.accounts()[0]);
        }
    }

    /** The smaller account becomes the root, so that a user is named after its smallest account. */
    private void link(int account, int other) {
        int root = Math.min(userOf(account), userOf(other));
        int joined = Math.max(userOf(account), userOf(other));
        if (root != joined) {
            parent[joined] = root;
            size[root] += size[joined];
        }
    }

    /**
     * Returns the values that link, and keeps those that do not. All accounts of a value are in one group as long as it links
     * them, so which of two goes first never changes. When a value's turn comes, its group is held together by it and by what
     * comes behind it. So one scan from the last value to the first meets each value's group as it is then.
     */
    private List<SharedValues.Value> linking(List<SharedValues.Value> values, int maxSize) {
        List<SharedValues.Value> lastToFirst = new ArrayList<>(values);
        lastToFirst.sort(Collections.reverseOrder());
        List<SharedValues.Value> linking = new ArrayList<>();
        separate();
        for (SharedValues.Value value : lastToFirst) {
            link(value);
            if (size[userOf(value.accounts()[0])] > maxSize) {
                unlinked.add(new UnlinkedValue(
                        value.attribute(), SharedValues.fingerprint(value.hash()), value.accounts().length));
            } else {
                linking.add(value);
            }
        }
        return linking;
    }
}
