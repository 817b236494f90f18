package reckon.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rule U1 word by word: sets of accounts that are joined until nothing is left to join, and begun anew for each value
 * that is found to link nobody.
 */
public final class NaiveUsers {
    private final List<@Nullable String[]> accounts;
    private final int maxSize;
    private final Map<Value, Integer> unlinked = new TreeMap<>(Value.ORDER);
    private Set<Set<Integer>> users;

    /** A value of one attribute, as hex. */
    public record Value(int attribute, String hash) {
        /** By attribute, the greatest hash first. */
        static final Comparator<Value> ORDER =
                Comparator.comparingInt(Value::attribute).thenComparing(Value::hash, Comparator.reverseOrder());
    }

    /** @param accounts for each account the value of each attribute, null where it has none */
    public NaiveUsers(List<@Nullable String[]> accounts, int maxSize) {
        this.accounts = accounts;
        this.maxSize = maxSize;
        this.users = group();
        Set<Integer> tooLarge = tooLarge();
        while (tooLarge != null) {
            unlinkMostShared(tooLarge);
            users = group();
            tooLarge = tooLarge();
        }
    }

    /** Returns the users, each as its accounts. */
    public Set<Set<Integer>> users() {
        return users;
    }

    /** Returns the values that link nobody, each with the number of accounts for which it was the most shared. */
    public Map<Value, Integer> unlinked() {
        return unlinked;
    }

    private @Nullable Set<Integer> tooLarge() {
        return users.stream().filter(user -> user.size() > maxSize).findAny().orElse(null);
    }

    private void unlinkMostShared(Set<Integer> user) {
        Map<Value, Integer> shared = new TreeMap<>(Value.ORDER);
        user.forEach(account -> links(account).forEach(value -> shared.merge(value, 1, Integer::sum)));
        int most = shared.values().stream().max(Integer::compare).orElseThrow();
        Value value = shared.keySet().stream()
                .filter(v -> shared.getOrDefault(v, 0) == most)
                .findFirst()
                .orElseThrow();
        unlinked.put(value, most);
    }

    private List<Value> links(int account) {
        List<Value> links = new ArrayList<>();
        @Nullable String[] values = accounts.get(account);
        for (int attribute = 0; attribute < values.length; attribute++) {
            String hash = values[attribute];
            if (hash != null && !unlinked.containsKey(new Value(attribute, hash))) {
                links.add(new Value(attribute, hash));
            }
        }
        return links;
    }

    private Set<Set<Integer>> group() {
        Set<Set<Integer>> groups = new HashSet<>();
        for (int account = 0; account < accounts.size(); account++) {
            Set<Value> links = new HashSet<>(links(account));
            Set<Integer> joined = new TreeSet<>(Set.of(account));
            Set<Set<Integer>> touched = groups.stream()
                    .filter(group -> group.stream()
                            .flatMap(member -> links(member).stream())
                            .anyMatch(links::contains))
                    .collect(Collectors.toSet());
            touched.forEach(joined::addAll);
            groups.removeAll(touched);
            groups.add(joined);
        }
        return groups;
    }
}
