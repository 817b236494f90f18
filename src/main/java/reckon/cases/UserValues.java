package reckon.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import reckon.database.Column;
import reckon.database.Database;
import reckon.facts.UserAttribute;
import reckon.policy.SharedValues;
import reckon.tables.AccountTable;

/** Which accounts have which hashed values of the attributes that link them, by the indexes of the table account. */
public final class UserValues {
    /** The attributes in the order of Rule U1: of values shared by equally many the first one's links nobody first. */
    public static final List<UserAttribute> ATTRIBUTES = List.of(
            UserAttribute.MOBILE,
            UserAttribute.CERTIFICATION_ID,
            UserAttribute.PAYMENT_SOURCE,
            UserAttribute.CONTENT_FINGERPRINT,
            UserAttribute.LOGIN_IP);

    private static final Column<Long> ACCOUNTS = Column.bigint("accounts");
    private static final int HASH_DIGITS = 64;
    private static final int VALUES_PER_QUERY = 500;

    private final Database database;

    UserValues(Database database) {
        this.database = database;
    }

    /** What people know a value by. */
    public record Name(UserAttribute attribute, String fingerprint) {}

    /**
     * A value of an account.
     *
     * @param hash in hex
     */
    record Held(String account, UserAttribute attribute, String hash) {
        Name name() {
            return new Name(attribute, SharedValues.fingerprint(HexFormat.of().parseHex(hash)));
        }
    }

    /** Passes each value of an attribute that at least two accounts share to a consumer, with these accounts. */
    void forEachShared(UserAttribute attribute, BiConsumer<byte[], List<String>> consumer) {
        Column<byte[]> hash = AccountHashes.of(attribute);
        String sql = "SELECT " + hash.name() + ", account_id FROM account WHERE " + hash.name()
                + " IS NOT NULL ORDER BY " + hash.name();
        Sharing sharing = new Sharing(consumer);
        database.forEach(sql, row -> sharing.add(row.get(hash), row.get(AccountTable.ACCOUNT_ID)));
        sharing.end();
    }

    /** Collects the accounts of one value, which come one after the other. */
    private static final class Sharing {
        private final BiConsumer<byte[], List<String>> consumer;
        private byte[] hash = {};
        private List<String> accounts = new ArrayList<>();

        Sharing(BiConsumer<byte[], List<String>> consumer) {
            this.consumer = consumer;
        }

        boolean add(byte[] next, String account) {
            if (!Arrays.equals(next, hash)) {
                end();
                hash = next;
                accounts = new ArrayList<>(1);
            }
            return accounts.add(account);
        }

        void end() {
            if (accounts.size() > 1) {
                consumer.accept(hash, accounts);
            }
        }
    }

    /** Returns the values of some accounts in an attribute. */
    List<Held> of(Collection<String> accounts, UserAttribute attribute) {
        Column<byte[]> hash = AccountHashes.of(attribute);
        return database.listByIds(
                "SELECT account_id, " + hash.name() + " FROM account WHERE account_id IN (:ids) AND " + hash.name()
                        + " IS NOT NULL",
                accounts,
                row -> new Held(
                        row.get(AccountTable.ACCOUNT_ID),
                        attribute,
                        HexFormat.of().formatHex(row.get(hash))));
    }

    /** Returns all accounts that have some values of an attribute, which few accounts have. */
    List<Held> holders(UserAttribute attribute, List<String> hashes) {
        Column<byte[]> hash = AccountHashes.of(attribute);
        List<Held> holders = new ArrayList<>();
        for (int from = 0; from < hashes.size(); from += VALUES_PER_QUERY) {
            List<String> some = hashes.subList(from, Math.min(hashes.size(), from + VALUES_PER_QUERY));
            holders.addAll(database.list(
                    "SELECT " + hash.name() + ", account_id FROM account WHERE " + hash.name() + " IN ("
                            + some.stream().map(UserValues::literal).collect(Collectors.joining(",")) + ")",
                    row -> {
                        String value = HexFormat.of().formatHex(row.get(hash));
                        return new Held(row.get(AccountTable.ACCOUNT_ID), attribute, value);
                    }));
        }
        return holders;
    }

    /** Returns how many accounts have a value. */
    int count(Name value) {
        Long counted = database.first(
                "SELECT COUNT(*) AS accounts FROM account WHERE " + among(value), row -> row.get(ACCOUNTS));
        return Math.toIntExact(Objects.requireNonNull(counted));
    }

    /** Returns the accounts that have a value. */
    List<String> holders(Name value) {
        return database.list(
                "SELECT account_id FROM account WHERE " + among(value), row -> row.get(AccountTable.ACCOUNT_ID));
    }

    /** By the range of all hashes that begin as the fingerprint does, which an index gives. */
    private static String among(Name value) {
        String hash = AccountHashes.of(value.attribute()).name();
        int rest = HASH_DIGITS - value.fingerprint().length();
        return hash + " BETWEEN " + literal(value.fingerprint() + "0".repeat(rest)) + " AND "
                + literal(value.fingerprint() + "f".repeat(rest));
    }

    /** Hex digits of our own making, which the database cannot take for anything else. */
    private static String literal(String hex) {
        return "X'" + hex + "'";
    }
}
