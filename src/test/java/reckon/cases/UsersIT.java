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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.database.Database;
import reckon.facts.UserAttribute;
import reckon.policy.Accounts;
import reckon.policy.NaiveUsers;
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

    private static final int SERIES = Boolean.getBoolean("reckon.long") ? 2_000 : 60;

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Map<DatabaseKind, OpenDatabase> OPEN = new EnumMap<>(DatabaseKind.class);

    @AfterAll
    static void close() {
        OPEN.values().forEach(OpenDatabase::close);
    }

    private static OpenDatabase open(DatabaseKind kind) {
        OpenDatabase open = OPEN.computeIfAbsent(kind, k -> new OpenDatabase(DATABASES.create(k)));
        open.clear("account", "account_user", "unlinked_value", "run");
        return open;
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void usersAreFoundAnewAndAccountsKeepTheDayTheyWereFirstKnownOn(DatabaseKind kind) {
        OpenDatabase open = open(kind);
        save(open, 1, "b", new Accounts().add("m1").add("m2"));
        assertThat(find(open, 1, FIRST, 1000)).isEqualTo(new Users.Counts(true, 2, 2, 0));
        assertThat(users(open)).containsExactly("b0 b0 2026-11-20", "b1 b1 2026-11-20");

        save(open, 2, "a", new Accounts().add("m1", "", "", "", "ip").add("m2", "", "", "", "ip"));
        assertThat(find(open, 2, SECOND, 1000)).isEqualTo(new Users.Counts(false, 4, 1, 0));
        assertThat(users(open))
                .containsExactly("a0 a0 2026-11-21", "a1 a0 2026-11-21", "b0 a0 2026-11-20", "b1 a0 2026-11-20");

        save(open, 3, "a", new Accounts().add("m3").add("m4"));
        assertThat(find(open, 3, SECOND, 1000)).isEqualTo(new Users.Counts(false, 4, 4, 0));
        assertThat(users(open))
                .containsExactly("a0 a0 2026-11-21", "a1 a1 2026-11-21", "b0 b0 2026-11-20", "b1 b1 2026-11-20");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void upperAndLowerCaseAccountsAreTwo(DatabaseKind kind) {
        OpenDatabase open = open(kind);
        save(open, "A", new Accounts().add("m1"));
        save(open, "a", new Accounts().add("m1"));

        assertThat(find(open, 1, FIRST, 1000)).isEqualTo(new Users.Counts(true, 2, 1, 0));
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
                1,
                "a",
                new Accounts()
                        .add("", "", "", "", "nat")
                        .add("", "", "", "", "nat")
                        .add("", "", "", "", "nat"));

        assertThat(find(open, 1, FIRST, 2)).isEqualTo(new Users.Counts(true, 3, 3, 1));
        assertThat(find(open, 1, FIRST, 2)).isEqualTo(new Users.Counts(false, 3, 3, 1));
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
    void aRunToWhichFewAccountsCameLooksAtThoseAndAtAllAccountsIfThePolicyIsAnother(DatabaseKind kind) {
        OpenDatabase open = open(kind);
        PolicyVersion.Users policy = new PolicyVersion.Users(EnumSet.of(UserAttribute.LOGIN_IP), 2);
        save(open, 1, "a", new Accounts().add("", "", "", "", "nat").add("", "", "", "", "nat"));
        save(open, 1, "b", new Accounts().add("", "", "", "", "nat").add("", "", "", "", "ip"));
        assertThat(find(open, 1, FIRST, policy)).isEqualTo(new Users.Counts(true, 4, 4, 1));

        assertThat(find(open, 2, SECOND, policy)).isEqualTo(new Users.Counts(false, 0, 0, 1));
        assertThat(unlinkedValues(open, 2)).containsExactly("LOGIN_IP 3");

        save(open, 2, "c", new Accounts().add("", "", "", "", "ip"));
        assertThat(find(open, 2, SECOND, policy)).isEqualTo(new Users.Counts(false, 2, 1, 1));
        assertThat(users(open)).contains("b1 b1 2026-11-20", "c0 b1 2026-11-21");

        PolicyVersion.Users larger = new PolicyVersion.Users(policy.linkedBy(), 3);
        assertThat(find(open, 3, SECOND, larger)).isEqualTo(new Users.Counts(true, 5, 2, 0));
        assertThat(unlinkedValues(open, 3)).isEmpty();
    }

    private static List<String> unlinkedValues(OpenDatabase open, int runNo) {
        return open.database()
                .list(
                        "SELECT attribute, accounts FROM unlinked_value WHERE run_no = ?",
                        row -> row.get(UnlinkedValueTable.ATTRIBUTE) + " " + row.get(UnlinkedValueTable.ACCOUNTS),
                        runNo);
    }

    /** Accounts come, join others, leave them, and make values too common and common no more; and runs are started again. */
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void nightAfterNightTheUsersAreThoseOfAllAccountsFoundAnew(DatabaseKind kind) {
        for (int seed = 0; seed < SERIES; seed++) {
            OpenDatabase open = open(kind);
            SplittableRandom random = new SplittableRandom(seed);
            int maxSize = 1 + random.nextInt(4);
            int values = 2 + random.nextInt(8);
            PolicyVersion.Users policy = new PolicyVersion.Users(EnumSet.allOf(UserAttribute.class), maxSize);
            int mostLookedUp =
                    1 + random.nextInt(20); // beyond that a run gives up the lookups and looks at all accounts
            TreeMap<String, @Nullable String[]> known = new TreeMap<>();
            int runNo = 1;
            for (int night = 0; night < 6; night++) {
                for (int line = random.nextInt(night == 0 ? 15 : 4); line > 0; line--) {
                    String account = "a" + (10 + random.nextInt(20));
                    @Nullable String[] hashes = hashes(random, values);
                    known.put(account, hashes);
                    save(open, runNo, account, hashes);
                }
                find(open, new Users(open.database(), mostLookedUp), runNo, FIRST, policy);

                NaiveUsers expected = new NaiveUsers(List.copyOf(known.values()), maxSize);
                assertThat(namedUsers(open))
                        .as("users of seed %d, night %d", seed, night)
                        .isEqualTo(named(expected, List.copyOf(known.keySet())));
                assertThat(unlinked(open, runNo))
                        .as("values that link nobody, of seed %d, night %d", seed, night)
                        .isEqualTo(unlinked(expected));
                runNo += random.nextInt(4) > 0 ? 1 : 0;
            }
        }
    }

    private static @Nullable String[] hashes(SplittableRandom random, int values) {
        @Nullable String[] hashes = new String[Accounts.ATTRIBUTES];
        for (int attribute = 0; attribute < hashes.length; attribute++) {
            hashes[attribute] = random.nextInt(3) > 0 ? null : Accounts.hash("v" + random.nextInt(values));
        }
        return hashes;
    }

    private static Map<String, String> namedUsers(OpenDatabase open) {
        Map<String, String> named = new TreeMap<>();
        open.database()
                .list(
                        "SELECT account_id, user_id FROM account_user",
                        row -> named.put(row.get(AccountUserTable.ACCOUNT_ID), row.get(AccountUserTable.USER_ID))
                                == null);
        return named;
    }

    private static Map<String, String> named(NaiveUsers users, List<String> ids) {
        Map<String, String> named = new TreeMap<>();
        users.users()
                .forEach(user -> user.forEach(account -> named.put(
                        ids.get(account),
                        ids.get(user.stream().min(Integer::compare).orElseThrow()))));
        return named;
    }

    private static Map<String, Integer> unlinked(OpenDatabase open, int runNo) {
        Map<String, Integer> unlinked = new TreeMap<>();
        open.database()
                .list(
                        "SELECT attribute, fingerprint, accounts FROM unlinked_value WHERE run_no = ?",
                        row -> unlinked.put(
                                        row.get(UnlinkedValueTable.ATTRIBUTE) + row.get(UnlinkedValueTable.FINGERPRINT),
                                        row.get(UnlinkedValueTable.ACCOUNTS))
                                == null,
                        runNo);
        return unlinked;
    }

    private static Map<String, Integer> unlinked(NaiveUsers users) {
        Map<String, Integer> unlinked = new TreeMap<>();
        users.unlinked()
                .forEach((value, accounts) -> unlinked.put(
                        UserValues.ATTRIBUTES.get(value.attribute()).name()
                                + value.hash().substring(0, 16),
                        accounts));
        return unlinked;
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void underANewKeyWhoIsOneUserStaysAsItWasFoundAndValuesThatLinkNobodyAreKnownByTheirNewHashes(DatabaseKind kind) {
        OpenDatabase open = open(kind);
        PolicyVersion.Users policy = new PolicyVersion.Users(EnumSet.allOf(UserAttribute.class), 2);
        save(open, "a", ofTwoBehindOneAddress("", "of the old key"));
        find(open, 1, FIRST, policy);
        List<String> found = users(open);

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
        return find(open, new Users(open.database()), runNo, date, policy);
    }

    private static Users.Counts find(
            OpenDatabase open, Users users, int runNo, LocalDate date, PolicyVersion.Users policy) {
        return open.inTransaction(() -> {
            Users.Counts counts = users.find(runNo, date, policy);
            open.database().update("DELETE FROM run WHERE run_no = ?", runNo);
            open.database()
                    .update(
                            "INSERT INTO run (run_no, business_date, previous_seq, previous_hash, users_policy)"
                                    + " VALUES (?, ?, 0, '', ?)",
                            runNo,
                            FIRST.plusDays(runNo),
                            Users.written(policy));
            return counts;
        });
    }

    private static List<String> users(OpenDatabase open) {
        return open.database()
                .list(
                        "SELECT account_id, user_id, first_known_on FROM account_user ORDER BY account_id",
                        row -> row.get(AccountUserTable.ACCOUNT_ID) + " " + row.get(AccountUserTable.USER_ID) + " "
                                + row.get(AccountUserTable.FIRST_KNOWN_ON));
    }

    private static void save(OpenDatabase open, String prefix, Accounts accounts) {
        save(open, 0, prefix, accounts);
    }

    /** Puts accounts in as they are staged; the ids are the prefix and the number, in as many digits as all need. */
    private static void save(OpenDatabase open, int runNo, String prefix, Accounts accounts) {
        int digits = String.valueOf(accounts.hashes().size() - 1).length();
        int number = 0;
        Map<String, @Nullable String[]> lines = new TreeMap<>();
        for (@Nullable String[] hashes : accounts.hashes()) {
            lines.put(prefix + String.format("%0" + digits + "d", number++), hashes);
        }
        save(open, runNo, lines);
    }

    private static void save(OpenDatabase open, int runNo, String account, @Nullable String[] hashes) {
        save(open, runNo, Map.<String, @Nullable String[]>of(account, hashes));
    }

    private static void save(OpenDatabase open, int runNo, Map<String, @Nullable String[]> lines) {
        Iterator<Map.Entry<String, @Nullable String[]>> left = lines.entrySet().iterator();
        Database database = open.database();
        open.inTransaction(() -> database.write(AccountTable.TABLE, row -> {
            if (!left.hasNext()) {
                return false;
            }
            Map.Entry<String, @Nullable String[]> line = left.next();
            row.text(line.getKey());
            for (@Nullable String hash : line.getValue()) {
                row.bytes(hash == null ? null : HexFormat.of().parseHex(hash));
            }
            row.text("CLEAR").integer(runNo);
            return true;
        }));
    }
}
