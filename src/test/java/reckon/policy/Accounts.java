package reckon.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Accounts given by their attribute values, as short texts, and the users that they are found to be. */
public final class Accounts {
    public static final int ATTRIBUTES = 5;

    private final List<@Nullable String[]> hashes = new ArrayList<>();

    /** Adds an account with the value of each attribute; one that is empty or left out is none. */
    public Accounts add(String... values) {
        @Nullable String[] account = new String[ATTRIBUTES];
        for (int attribute = 0; attribute < values.length; attribute++) {
            account[attribute] = values[attribute].isEmpty() ? null : hash(values[attribute]);
        }
        hashes.add(account);
        return this;
    }

    /** Returns a hash in hex that sorts as its value does: the value itself, filled up to 32 bytes. */
    public static String hash(String value) {
        byte[] bytes = new byte[32];
        byte[] text = value.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, bytes, 0, text.length);
        return HexFormat.of().formatHex(bytes);
    }

    public List<@Nullable String[]> hashes() {
        return hashes;
    }

    /** Returns the users as the program finds them, each as the numbers of its accounts. */
    public Found found(int maxSize) {
        SharedValues values = new SharedValues();
        for (int attribute = 0; attribute < ATTRIBUTES; attribute++) {
            for (Map.Entry<String, List<Integer>> value : holders(attribute).entrySet()) {
                int[] sharing =
                        value.getValue().stream().mapToInt(Integer::intValue).toArray();
                values.add(attribute, HexFormat.of().parseHex(value.getKey()), sharing);
            }
        }
        UserGroups groups = new UserGroups(hashes.size(), values, maxSize);
        Map<Integer, Set<Integer>> users = new HashMap<>();
        for (int account = 0; account < hashes.size(); account++) {
            users.computeIfAbsent(groups.userOf(account), user -> new TreeSet<>())
                    .add(account);
        }
        Map<String, Integer> unlinked = new TreeMap<>();
        for (UserGroups.UnlinkedValue value : groups.unlinked()) {
            String name = value.attribute() + ":" + value.fingerprint();
            if (unlinked.put(name, value.accounts()) != null) {
                throw new AssertionError(name + " is unlinked twice");
            }
        }
        return new Found(users, unlinked);
    }

    private Map<String, List<Integer>> holders(int attribute) {
        Map<String, List<Integer>> holders = new TreeMap<>();
        for (int account = 0; account < hashes.size(); account++) {
            String hash = hashes.get(account)[attribute];
            if (hash != null) {
                holders.computeIfAbsent(hash, none -> new ArrayList<>()).add(account);
            }
        }
        return holders;
    }

    /**
     * What was found.
     *
     * @param named the accounts of each user by the account that the user is named after
     * @param unlinked the values that link nobody, as attribute and fingerprint, and how many accounts shared each
     */
    public record Found(Map<Integer, Set<Integer>> named, Map<String, Integer> unlinked) {
        /** Returns the users, each as its accounts. */
        public Set<Set<Integer>> users() {
            return named.values().stream().collect(Collectors.toSet());
        }
    }
}
