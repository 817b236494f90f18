package reckon.cases;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.facts.UserAttribute;
import reckon.tables.AccountTable;
import reckon.tables.AccountUserTable;
import reckon.tables.UnlinkedValueTable;

/** Says which kinds of attributes link the accounts of a user (Rule U1), never by which values. */
public final class UserLinks {
    /** How many hex digits of a value name it where it links nobody. */
    private static final int FINGERPRINT = 16;

    private final Database database;

    /** Answers from a database, which it only reads. */
    public UserLinks(Database database) {
        this.database = database;
    }

    /** Two accounts that share an attribute. */
    public record Link(String account, String other, UserAttribute attribute) {}

    /** @param values in hex, empty where there is none */
    private record Hashes(String account, List<String> values) {}

    /** Returns the ids of a user's accounts, in their order; none if there is no such user. */
    public List<String> accountsOf(String userId) {
        return database.list(
                "SELECT account_id FROM account_user WHERE user_id = ? ORDER BY account_id",
                row -> row.get(AccountUserTable.ACCOUNT_ID),
                userId);
    }

    /** Returns the user that an account belongs to, or null if it is not known. */
    public @Nullable String userOf(String accountId) {
        return database.first(
                "SELECT user_id FROM account_user WHERE account_id = ?",
                row -> row.get(AccountUserTable.USER_ID),
                accountId);
    }

    /**
     * Returns what links some accounts of one user, pair by pair.
     *
     * @param linkedBy the attributes that link (Rule U1); a value that too many accounts share links nobody
     */
    public List<Link> among(List<String> accounts, Set<UserAttribute> linkedBy) {
        List<UserAttribute> attributes = linkedBy.stream()
                .filter(attribute -> attribute != UserAttribute.ACCOUNT_ID)
                .sorted()
                .toList();
        String columns = attributes.stream()
                .map(attribute -> ", " + AccountHashes.of(attribute).name())
                .collect(Collectors.joining());
        List<Hashes> hashes = database.listByIds(
                "SELECT account_id" + columns + " FROM account WHERE account_id IN (:ids) ORDER BY account_id",
                accounts,
                row -> hashes(row, attributes));
        Set<String> unlinked = unlinkedValues();
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            for (Hashes other : hashes.subList(i + 1, hashes.size())) {
                addLinks(hashes.get(i), other, attributes, unlinked, links);
            }
        }
        return links;
    }

    private static Hashes hashes(ResultRow row, List<UserAttribute> attributes) throws SQLException {
        String account = row.get(AccountTable.ACCOUNT_ID);
        List<String> values = new ArrayList<>();
        for (UserAttribute attribute : attributes) {
            byte[] hash = row.find(AccountHashes.of(attribute));
            values.add(hash == null ? "" : HexFormat.of().formatHex(hash));
        }
        return new Hashes(account, values);
    }

    /** Those of the last run, and behind a new identity key those that it left for the next one ({@link Users#regroup}). */
    private Set<String> unlinkedValues() {
        return new HashSet<>(database.list(
                "SELECT attribute, fingerprint FROM unlinked_value WHERE run_no >= (SELECT MAX(run_no) FROM run)",
                row -> row.get(UnlinkedValueTable.ATTRIBUTE) + row.get(UnlinkedValueTable.FINGERPRINT)));
    }

    private static void addLinks(
            Hashes one, Hashes other, List<UserAttribute> attributes, Set<String> unlinked, List<Link> links) {
        for (int i = 0; i < attributes.size(); i++) {
            String value = one.values().get(i);
            if (!value.isEmpty()
                    && value.equals(other.values().get(i))
                    && !unlinked.contains(attributes.get(i).name() + value.substring(0, FINGERPRINT))) {
                links.add(new Link(one.account(), other.account(), attributes.get(i)));
            }
        }
    }
}
