package reckon.spark;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.cases.AccountHashes;
import reckon.cases.LinkedAccounts;
import reckon.cases.UserValues;
import reckon.cases.Users;
import reckon.facts.UserAttribute;
import reckon.policy.PolicyVersion;
import reckon.policy.SharedValues;
import reckon.tables.AccountUserTable;

/**
 * Finds who is one user (Rule U1). Values that several accounts share are found by executors; only accounts that share one come to
 * the driver, where the policy's own code groups them. A value that more accounts share than a user can have links nobody,
 * whatever else links, so of such a one only the number of accounts is wanted.
 */
final class UserSearch {
    private static final Logger log = LoggerFactory.getLogger(UserSearch.class);
    private static final StructType FOUND =
            new StructType().add("account_id", DataTypes.StringType).add("user_id", DataTypes.StringType);

    private final SparkDatabase database;

    UserSearch(SparkDatabase database) {
        this.database = database;
    }

    /** Finds the users of a run and writes down which accounts belong to another one than before. */
    void find(int runNo, LocalDate businessDate, PolicyVersion.Users policy) {
        LinkedAccounts linked = new LinkedAccounts();
        Map<UserValues.Name, Integer> unlinked = new HashMap<>();
        List<UserAttribute> attributes = UserValues.ATTRIBUTES.stream()
                .filter(policy.linkedBy()::contains)
                .toList();
        if (!attributes.isEmpty()) {
            addShared(attributes, policy.maxSize(), linked, unlinked);
        }
        LinkedAccounts.Found users = linked.users(policy.maxSize());
        unlinked.putAll(users.unlinked());
        write(users, businessDate);
        new Users(database).writeUnlinkedValues(runNo, unlinked);
        log.info(
                "{} accounts share a value with another one; {} values are shared by too many accounts to link them",
                users.accounts().size(),
                unlinked.size());
    }

    /** Two queries for all attributes, as each query costs its planning. */
    private void addShared(
            List<UserAttribute> attributes, int most, LinkedAccounts linked, Map<UserValues.Name, Integer> unlinked) {
        String tooMany = "SELECT '%1$s' AS attribute, hash, accounts FROM (%3$s) WHERE accounts > " + most;
        for (Row value : ofEach(attributes, tooMany).collectAsList()) {
            unlinked.put(
                    new UserValues.Name(attribute(value), SharedValues.fingerprint(value.getAs("hash"))),
                    Math.toIntExact(value.getAs("accounts")));
        }
        String shared = "SELECT '%1$s' AS attribute, s.hash, collect_list(a.account_id) AS accounts FROM (%3$s) s"
                + " JOIN account a ON a.%2$s = s.hash WHERE s.accounts <= " + most + " GROUP BY s.hash";
        ofEach(attributes, shared)
                .toLocalIterator()
                .forEachRemaining(value ->
                        linked.add(attribute(value), value.getAs("hash"), value.getList(value.fieldIndex("accounts"))));
    }

    /** Returns what a query finds for each attribute: in it {@code %1$s} is its name, {@code %2$s} its column, {@code %3$s} its shared values. */
    private Dataset<Row> ofEach(List<UserAttribute> attributes, String query) {
        return database.query(attributes.stream()
                .map(attribute -> {
                    String hash = AccountHashes.of(attribute).name();
                    String counted = "SELECT " + hash + " AS hash, COUNT(*) AS accounts FROM account WHERE " + hash
                            + " IS NOT NULL GROUP BY " + hash + " HAVING COUNT(*) > 1";
                    return query.formatted(attribute.name(), hash, counted);
                })
                .collect(Collectors.joining(" UNION ALL ")));
    }

    private static UserAttribute attribute(Row value) {
        return UserAttribute.valueOf(value.getAs("attribute"));
    }

    private void write(LinkedAccounts.Found users, LocalDate businessDate) {
        List<Row> found = users.accounts().stream()
                .filter(account -> !users.userOf(account).equals(account))
                .map(account -> RowFactory.create(account, users.userOf(account)))
                .toList();
        database.spark().createDataFrame(found, FOUND).createOrReplaceTempView("found_users");
        database.write(
                AccountUserTable.TABLE,
                database.query(
                        "SELECT account_id, user_id, first_known_on FROM (SELECT a.account_id,"
                                + " COALESCE(f.user_id, a.account_id) AS user_id, u.user_id AS before,"
                                + " COALESCE(u.first_known_on, ?) AS first_known_on FROM account a"
                                + " LEFT JOIN found_users f ON f.account_id = a.account_id"
                                + " LEFT JOIN account_user u ON u.account_id = a.account_id)"
                                + " WHERE before IS NULL OR before <> user_id",
                        businessDate));
    }
}
