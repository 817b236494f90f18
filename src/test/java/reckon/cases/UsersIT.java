package reckon.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.database.Database;
import reckon.facts.UserAttribute;
import reckon.policy.Accounts;
import reckon.policy.PolicyVersion;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.OpenDatabase;
import reckon.tables.AccountTable;
import reckon.tables.AccountUserTable;
import reckon.tables.UnlinkedValueTable;

/** Users found from the accounts that a database holds, night after night. */
class UsersIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);
    private static final LocalDate SECOND = LocalDate.of(2026, 11, 21);

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Map<DatabaseKind, OpenDatabase> OPEN = new EnumMap<>(DatabaseKind.class);

    @AfterAll
    static void close() {
        OPEN.values().forEach(OpenDatabase::close);
    }

    private static OpenDatabase open(DatabaseKind kind) {
        OpenDatabase open = OPEN.computeIfAbsent(kind, k -> new OpenDatabase(DATABASES.create(k)));
        open.clear("account", "account_user", "unlinked_value", "run", "input_file");
        return open;
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void usersAreFoundAnewAndAccountsKeepTheDayTheyWereFirstKnownOn(DatabaseKind kind) {
        OpenDatabase open = open(kind);
        save(open, "b", new Accounts().add("m1").add("m2"));
        assertThat(find(open, 1, FIRST, 1000)).isEqualTo(new Users.Counts(2, 2, 0));
        assertThat(users(open)).containsExactly("b0 b0 2026-11-20", "b1 b1 2026-11-20");

        save(open, "a", new Accounts().add("m1", "", "", "", "ip").add("m2", "", "", "", "ip"));
        assertThat(find(open, 2, SECOND, 1000)).isEqualTo(new Users.Counts(4, 1, 0));
        assertThat(users(open))
                .containsExactly("a0 a0 2026-11-21", "a1 a0 2026-11-21", "b0 a0 2026-11-20", "b1 a0 2026-11-20");

        save(open, "a", new Accounts().add("m3").add("m4"));
        assertThat(find(open, 3, SECOND, 1000)).isEqualTo(new Users.Counts(4, 4, 0));
        assertThat(users(open))
                .containsExactly("a0 a0 2026-11-21", "a1 a1 2026-11-21", "b0 b0 2026-11-20", "b1 b1 2026-11-20");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void upperAndLowerCaseAccountsAreTwo(DatabaseKind kind) {
        OpenDatabase open = open(kind);
        save(open, "A", new Accounts().add("m1"));
        save(open, "a", new Accounts().add("m1"));

        assertThat(find(open, 1, FIRST, 1000)).isEqualTo(new Users.Counts(2, 1, 0));
        assertThat(users(open)).containsExactly("A0 A0 2026-11-20", "a0 A0 2026-11-20");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void onlyTheAttributesOfThePolicyLink(DatabaseKind kind) {
        OpenDatabase open = open(kind);
        save(
                open,
                "a",
                new Accounts()
                        .add("m", "c", "p", "f", "i")
                        .add("m")
                        .add("", "c")
                        .add("", "", "p")
                        .add("", "", "", "f")
                        .add("", "", "", "", "i"));
        List<UserAttribute> attributes = List.of(
                UserAttribute.MOBILE,
                UserAttribute.CERTIFICATION_ID,
                UserAttribute.PAYMENT_SOURCE,
                UserAttribute.CONTENT_FINGERPRINT,
                UserAttribute.LOGIN_IP);
        for (UserAttribute attribute : attributes) {
            find(open, 1, FIRST, new PolicyVersion.Users(Set.of(attribute), 1000));

            int linked = 1 + attributes.indexOf(attribute);
            assertThat(users(open)).contains("a" + linked + " a0 2026-11-20");
            assertThat(users(open)).filteredOn(user -> user.contains(" a0 ")).hasSize(2);
        }
        assertThat(find(open, 1, FIRST, new PolicyVersion.Users(Set.of(), 1000)).users())
                .isEqualTo(6);
        assertThat(find(open, 1, FIRST, 1000).users()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void valuesThatLinkNobodyAreWrittenDownOnceARun(DatabaseKind kind) {
        OpenDatabase open = open(kind);
        save(
                open,
                "a",
                new Accounts()
                        .add("", "", "", "", "nat")
                        .add("", "", "", "", "nat")
                        .add("", "", "", "", "nat"));

        assertThat(find(open, 1, FIRST, 2)).isEqualTo(new Users.Counts(3, 3, 1));
        assertThat(find(open, 1, FIRST, 2)).isEqualTo(new Users.Counts(3, 3, 1));
        assertThat(open.database()
                        .list(
                                "SELECT run_no, attribute, fingerprint, accounts FROM unlinked_value",
                                row -> row.get(UnlinkedValueTable.RUN_NO) + " " + row.get(UnlinkedValueTable.ATTRIBUTE)
                                        + " " + row.get(UnlinkedValueTable.FINGERPRINT) + " "
                                        + row.get(UnlinkedValueTable.ACCOUNTS)))
                .containsExactly("1 LOGIN_IP " + Accounts.hash("nat").substring(0, 16) + " 3");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aRunToWhichNoAccountCameTakesOverWhatTheRunBeforeFoundUnlessByAnotherPolicy(DatabaseKind kind) {
        OpenDatabase open = open(kind);
        PolicyVersion.Users policy = new PolicyVersion.Users(EnumSet.of(UserAttribute.LOGIN_IP), 2);
        Users users = new Users(open.database());
        assertThat(users.mustBeFound(2, SECOND, policy)).isTrue();

        save(
                open,
                "a",
                new Accounts()
                        .add("", "", "", "", "nat")
                        .add("", "", "", "", "nat")
                        .add("", "", "", "", "nat"));
        find(open, 1, FIRST, policy);
        open.database()
                .update(
                        "INSERT INTO run (run_no, business_date, previous_seq, previous_hash, users_policy) VALUES (1, ?, 0, '', ?)",
                        FIRST,
                        Users.written(policy));
        assertThat(users.mustBeFound(2, SECOND, policy)).isFalse();
        for (int start = 0; start < 2; start++) {
            open.inTransaction(() -> {
                users.takeOver(2);
                return true;
            });
            assertThat(open.database()
                            .list(
                                    "SELECT accounts FROM unlinked_value WHERE run_no = 2",
                                    row -> row.get(UnlinkedValueTable.ACCOUNTS)))
                    .containsExactly(3);
        }
        assertThat(users.mustBeFound(2, SECOND, new PolicyVersion.Users(policy.linkedBy(), 3)))
                .isTrue();
        assertThat(users.mustBeFound(2, SECOND, new PolicyVersion.Users(EnumSet.allOf(UserAttribute.class), 2)))
                .isTrue();
        open.database()
                .update(
                        "INSERT INTO input_file (kind, name, sha256, business_date, refused, line_count, reject_count)"
                                + " VALUES ('ACCOUNTS', 'accounts.csv', '', ?, FALSE, 1, 0)",
                        SECOND);
        assertThat(users.mustBeFound(2, SECOND, policy)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void underANewKeyWhoIsOneUserStaysAsItWasFoundAndValuesThatLinkNobodyAreKnownByTheirNewHashes(DatabaseKind kind) {
        OpenDatabase open = open(kind);
        PolicyVersion.Users policy = new PolicyVersion.Users(EnumSet.allOf(UserAttribute.class), 2);
        save(open, "a", ofTwoBehindOneAddress("", "of the old key"));
        find(open, 1, FIRST, policy);
        List<String> found = users(open);
        open.database()
                .update(
                        "INSERT INTO run (run_no, business_date, previous_seq, previous_hash) VALUES (1, ?, 0, '')",
                        FIRST);

        save(open, "a", ofTwoBehindOneAddress("", "of the new key"));
        Users.Regrouped same = open.inTransaction(() -> new Users(open.database()).regroup(2, policy));

        assertThat(same).isEqualTo(new Users.Regrouped(2, List.of()));
        assertThat(users(open)).isEqualTo(found);
        assertThat(new UserLinks(open.database()).among(List.of("a0", "a1"), policy.linkedBy()))
                .containsExactly(new UserLinks.Link("a0", "a1", UserAttribute.MOBILE));
        assertThat(open.database()
                        .list(
                                "SELECT run_no, fingerprint FROM unlinked_value ORDER BY run_no",
                                row -> row.get(UnlinkedValueTable.RUN_NO) + " "
                                        + row.get(UnlinkedValueTable.FINGERPRINT)))
                .containsExactly(
                        "1 " + Accounts.hash("nat of the old key").substring(0, 16),
                        "2 " + Accounts.hash("nat of the new key").substring(0, 16));

        save(open, "a", ofTwoBehindOneAddress("another", "of the new key"));
        Users.Regrouped other = open.inTransaction(() -> new Users(open.database()).regroup(2, policy));

        assertThat(other).isEqualTo(new Users.Regrouped(3, List.of("a1")));
        assertThat(users(open)).isEqualTo(found);
    }

    /** Three accounts behind one address, which links nobody, of which the first two may share a phone as well. */
    private static Accounts ofTwoBehindOneAddress(String phoneOfSecond, String key) {
        return new Accounts()
                .add("m " + key, "", "", "", "nat " + key)
                .add("m " + phoneOfSecond + key, "", "", "", "nat " + key)
                .add("", "", "", "", "nat " + key);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void thousandsOfRandomAccountsAreTheUsersThatTheGroupsSay(DatabaseKind kind) {
        OpenDatabase open = open(kind);
        SplittableRandom random = new SplittableRandom(7);
        Accounts accounts = new Accounts();
        for (int i = 0; i < 3_000; i++) {
            accounts.add("m" + random.nextInt(5_000), "", "p" + random.nextInt(5_000), "", "i" + random.nextInt(2_000));
        }
        save(open, "", accounts);

        assertThat(find(open, 1, FIRST, 50).users())
                .isEqualTo(accounts.found(50).users().size());
    }

    private static Users.Counts find(OpenDatabase open, int runNo, LocalDate date, int maxSize) {
        return find(open, runNo, date, new PolicyVersion.Users(EnumSet.allOf(UserAttribute.class), maxSize));
    }

    private static Users.Counts find(OpenDatabase open, int runNo, LocalDate date, PolicyVersion.Users policy) {
        return open.inTransaction(() -> new Users(open.database()).find(runNo, date, policy));
    }

    private static List<String> users(OpenDatabase open) {
        return open.database()
                .list(
                        "SELECT account_id, user_id, first_known_on FROM account_user ORDER BY account_id",
                        row -> row.get(AccountUserTable.ACCOUNT_ID) + " " + row.get(AccountUserTable.USER_ID) + " "
                                + row.get(AccountUserTable.FIRST_KNOWN_ON));
    }

    /** Puts accounts in as they are staged; the ids are the prefix and the number, in as many digits as all need. */
    private static void save(OpenDatabase open, String prefix, Accounts accounts) {
        int digits = String.valueOf(accounts.hashes().size() - 1).length();
        Iterator<@Nullable String[]> left = accounts.hashes().iterator();
        Database database = open.database();
        int[] number = {0};
        open.inTransaction(() -> database.write(AccountTable.TABLE, row -> {
            if (!left.hasNext()) {
                return false;
            }
            row.text(prefix + String.format("%0" + digits + "d", number[0]++));
            for (@Nullable String hash : left.next()) {
                row.bytes(hash == null ? null : HexFormat.of().parseHex(hash));
            }
            row.text("CLEAR");
            return true;
        }));
    }
}
