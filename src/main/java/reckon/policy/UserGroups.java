package reckon.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups accounts into users: those that share a value are one, through chains (Rule U1).
 *
 * <p>A group of more accounts than a user can have is taken apart: the value that most of its accounts share
 * links nobody, of equals that of the first attribute, then the one with the greatest hash; and so on until
 * every group is small enough.
 */
public final class UserGroups {
    private final SharedValues values;
    private final int[] parent;
    private final int[] size;
    private final boolean[] linksNobody;
    private final List<UnlinkedValue> unlinked = new ArrayList<>();

    /** A value that links nobody, by its number, and how many accounts share it. */
    public record UnlinkedValue(int value, int accounts) {}

    /**
     * Groups all accounts.
     *
     * @param values numbered
     * @param maxSize how many accounts a user can have
     */
    public UserGroups(SharedValues values, int maxSize) {
        this.values = values;
        this.parent = new int[values.accounts()];
        this.size = new int[values.accounts()];
        this.linksNobody = new boolean[values.count()];
        group();
        if (Arrays.stream(size).anyMatch(accounts -> accounts > maxSize)) {
            unlink(maxSize);
            group();
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

    /** Returns the values that link nobody, each once, in the order in which they were found. */
    public List<UnlinkedValue> unlinked() {
        return unlinked;
    }

    private void group() {
        separate();
        forEachShare((value, account) -> {
            if (!linksNobody[value]) {
                link(account, values.holderOf(value));
            }
        });
    }

    private void separate() {
        Arrays.setAll(parent, account -> account);
        Arrays.fill(size, 1);
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
     * Finds the values that link nobody. All accounts of a value are in one group as long as it links them, so which of
     * two goes first never changes. When a value's turn comes, its group is held together by it and by what comes
     * behind it; so one pass from the last value to the first meets each value's group as it is then.
     */
    private void unlink(int maxSize) {
        int[][] holders = holders();
        Comparator<Integer> mostSharedFirst = Comparator.<Integer>comparingInt(value -> -holders[value].length)
                .thenComparing((value, other) -> values.comesBefore(value, other) ? -1 : 1);
        List<Integer> lastToFirst = IntStream.range(0, values.count())
                .boxed()
                .sorted(mostSharedFirst.reversed())
                .toList();
        separate();
        for (int value : lastToFirst) {
            for (int account : holders[value]) {
                link(account, values.holderOf(value));
            }
            if (size[userOf(values.holderOf(value))] > maxSize) {
                linksNobody[value] = true;
                unlinked.add(new UnlinkedValue(value, holders[value].length));
            }
        }
    }

    /** Returns the accounts that share each value. */
    private int[][] holders() {
        int[] counts = new int[values.count()];
        forEachShare((value, account) -> counts[value]++);
        int[][] holders = new int[values.count()][];
        Arrays.setAll(holders, value -> new int[counts[value]]);
        forEachShare((value, account) -> holders[value][--counts[value]] = account);
        return holders;
    }

    private void forEachShare(Share share) {
        for (int attribute = 0; attribute < values.attributes(); attribute++) {
            for (int account = 0; account < parent.length; account++) {
                int value = values.valueOf(attribute, account);
                if (value != SharedValues.NOT_SHARED) {
                    share.is(value, account);
                }
            }
        }
    }

    private interface Share {
        void is(int value, int account);
    }
}
