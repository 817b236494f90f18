package reckon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.NightInputs;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.ReckonProcess;
import reckon.support.TestDatabase;

/** A new identity key: who is one user stays, and either key holds as a whole. */
final class RekeyIT {
    private static final String NEW_KEY = "another key for tests";
    private static final LocalDate DATE = LocalDate.of(2026, 11, 3);
    private static final int ACCOUNTS = 40;

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    private Path folder;

    /** A ledger with its output, and the two keys. */
    private record Site(TestDatabase database, Path output) {
        Nights under(String key) {
            return new Nights(database, output).with("RECKON_IDENTITY_KEY", key);
        }

        List<List<String>> hashes() {
            return database.query(
                    "SELECT account_id, %1$s(mobile_hash), %1$s(certification_id_hash), %1$s(payment_source_hash), risk FROM account ORDER BY account_id"
                            .formatted(hex()));
        }

        List<List<String>> users() {
            return database.query("SELECT account_id, user_id, first_known_on FROM account_user ORDER BY account_id");
        }

        List<List<String>> key() {
            return database.query("SELECT " + hex() + "(fingerprint) FROM identity_key");
        }

        private String hex() {
            return database.url().startsWith("jdbc:h2:") ? "RAWTOHEX" : "HEX";
        }
    }

    /** A ledger after its first night, which took {@code night-0} under the key of all tests. */
    private Site afterTheFirstNight(DatabaseKind kind, String name) {
        Site site = new Site(DATABASES.create(kind), folder.resolve(name));
        site.under(Nights.IDENTITY_KEY).runMaybeIncomplete(DATE, night(0));
        return site;
    }

    private Path night(int number) {
        Path input = folder.resolve("night-" + number);
        if (!Files.exists(input)) {
            NightInputs.writeOneOfMany(input, number, DATE.plusDays(number), 60, ACCOUNTS, 20_261_127);
        }
        return input;
    }

    /** Writes lines as the only file of accounts in a folder. */
    private Path export(List<String> lines) throws IOException {
        Path export = Files.createDirectories(folder.resolve("export"));
        Files.write(export.resolve("accounts.csv"), lines);
        return export;
    }

    private List<String> firstExport() throws IOException {
        return new ArrayList<>(Files.readAllLines(night(0).resolve("accounts.csv")));
    }

    private static Outcome rekey(Site site, Path export, String... more) {
        List<String> words = new ArrayList<>(List.of("rekey", "--input", export.toString()));
        words.addAll(List.of(more));
        return site.under(NEW_KEY).execute(words.toArray(String[]::new));
    }

    private void isRefusedAndChangesNothing(Site site, Path export, String because) {
        List<List<String>> hashes = site.hashes();
        List<List<String>> key = site.key();

        Outcome refused = rekey(site, export);

        assertThat(refused.exitCode()).as("%s", refused).isEqualTo(2);
        assertThat(refused.err()).startsWith("Not begun: ").contains(because);
        assertThat(site.hashes()).isEqualTo(hashes);
        assertThat(site.key()).isEqualTo(key);
        site.under(Nights.IDENTITY_KEY).runMaybeIncomplete(DATE.plusDays(1), night(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void usersAreTheSameUnderTheNewKeyAndTheNightsGoOnAsTheyWouldHave(DatabaseKind kind) throws Exception {
        Site rekeyed = afterTheFirstNight(kind, "rekeyed");
        Site other = afterTheFirstNight(kind, "other");
        List<List<String>> hashes = rekeyed.hashes();
        List<List<String>> users = rekeyed.users();
        String request = rekeyed.database()
                .query("SELECT request_id FROM decision WHERE decision = 'PARTIAL' ORDER BY request_id")
                .get(0)
                .get(0);
        Outcome explained = rekeyed.under(Nights.IDENTITY_KEY).execute("explain", request);

        Outcome said = rekey(rekeyed, night(0));

        long userCount = users.stream().map(row -> row.get(1)).distinct().count();
        assertThat(userCount).isLessThan(ACCOUNTS);
        assertThat(said).isEqualTo(new Outcome(0, """
                New identity key
                  accounts         %d, hashed anew
                  users            %d
                  of another user  0 of the accounts
                  passed over      0 lines of accounts that no night has brought yet
                """.formatted(ACCOUNTS, userCount), ""));
        assertThat(rekeyed.users()).isEqualTo(users);
        assertThat(rekeyed.hashes()).hasSize(ACCOUNTS).doesNotContainAnyElementsOf(hashes);
        assertThat(rekeyed.hashes()).extracting(row -> row.get(4)).isEqualTo(column(hashes, 4));
        assertThat(rekeyed.under(NEW_KEY).execute("explain", request)).isEqualTo(explained);

        Outcome underTheOld = rekeyed.under(Nights.IDENTITY_KEY)
                .execute(
                        "nightly",
                        "--input",
                        night(1).toString(),
                        "--output",
                        rekeyed.output().toString());
        assertThat(underTheOld.exitCode()).isEqualTo(2);
        assertThat(underTheOld.err())
                .contains("RECKON_IDENTITY_KEY is not the key that this database was filled under");

        Files.write(
                night(1).resolve("accounts.csv"),
                List.of("account_id,mobile", "zz-new," + firstExport().get(1).split(",", -1)[1]));
        Path after = rekeyed.under(NEW_KEY).runMaybeIncomplete(DATE.plusDays(1), night(1));
        Path before = other.under(Nights.IDENTITY_KEY).runMaybeIncomplete(DATE.plusDays(1), night(1));
        assertThat(Folders.differences(after, before)).isEmpty();
        assertThat(rekeyed.users()).isEqualTo(other.users()).hasSize(ACCOUNTS + 1);
        assertThat(rekeyed.users().get(ACCOUNTS).get(1)).isNotEqualTo("zz-new");
        assertThat(rekeyed.under(NEW_KEY)
                        .execute("verify", "--all", rekeyed.output().toString())
                        .exitCode())
                .isZero();
        assertThat(rekey(rekeyed, night(0)).out()).isEqualTo("The database is filled under this key already.\n");
    }

    private static List<String> column(List<List<String>> rows, int column) {
        return rows.stream().map(row -> row.get(column)).toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void anExportWithoutOneAccountIsRefused(DatabaseKind kind) throws Exception {
        Site site = afterTheFirstNight(kind, "site");
        List<String> lines = firstExport();
        String missing = lines.remove(7).split(",", -1)[0];

        isRefusedAndChangesNothing(
                site,
                export(lines),
                "of 40 accounts 1 have no line in the export, or their last one is bad: " + missing);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void anExportWhoseLastLineOfAnAccountIsBadIsRefusedAndOneWithBadLinesOfOthersIsNot(DatabaseKind kind)
            throws Exception {
        Site site = afterTheFirstNight(kind, "site");
        List<String> lines = firstExport();
        lines.add("unheard-of,,,,,,PERHAPS");
        lines.add(",,,,,,");
        String good = lines.get(7);
        lines.add(good.replaceFirst("[^,]*$", "PERHAPS"));

        isRefusedAndChangesNothing(
                site, export(lines), "the first bad line of one is line 44 of accounts.csv, risk is not one of");

        lines.add(good);
        assertThat(rekey(site, export(lines)).out()).contains("accounts         40, hashed anew");
    }

    @ParameterizedTest
    @EnumSource(names = "H2")
    void anExportThatLacksAnAttributeOrIsNoFileOfAccountsIsRefused(DatabaseKind kind) throws Exception {
        Site site = afterTheFirstNight(kind, "site");
        List<String> withoutMobile = firstExport().stream()
                .map(line -> line.replaceFirst(",[^,]*", ""))
                .toList();

        isRefusedAndChangesNothing(site, export(withoutMobile), "accounts.csv cannot be used: it has no column mobile");
        isRefusedAndChangesNothing(site, export(List.of("<html>")), "accounts.csv cannot be used: ");
        Files.writeString(export(firstExport()).resolve("accounts.csv.sha256"), "0".repeat(64));
        isRefusedAndChangesNothing(site, folder.resolve("export"), "checksum");
        isRefusedAndChangesNothing(site, night(1), "of 40 accounts 40 have no line in the export");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void anExportThatMakesOtherUsersIsTakenOnlyIfTheirNumberIsAcceptedAndTheNextNightFindsThem(DatabaseKind kind)
            throws Exception {
        Site site = afterTheFirstNight(kind, "site");
        List<List<String>> users = site.users();
        List<String> alone = users.stream()
                .filter(user -> users.stream()
                                .filter(other -> other.get(1).equals(user.get(1)))
                                .count()
                        == 1)
                .map(user -> user.get(0))
                .limit(2)
                .toList();
        List<String> lines = firstExport();
        lines.add(alone.get(0) + ",one phone,,,,,");
        lines.add(alone.get(1) + ",one phone,,,,,");
        lines.add("unheard-of,one phone,,,,,");
        Path export = export(lines);

        isRefusedAndChangesNothing(
                site,
                export,
                "by the export 1 accounts belong to another user than in the run of 2026-11-03: " + alone.get(1));
        assertThat(rekey(site, export, "--accept-changed-users", "2").err()).contains("--accept-changed-users 1");
        assertThat(rekey(site, export, "--accept-changed-users", "1").out())
                .contains("of another user  1 of the accounts", "passed over      1 lines of accounts");

        assertThat(site.users()).isEqualTo(users);
        site.under(NEW_KEY).runMaybeIncomplete(DATE.plusDays(2), night(2));
        assertThat(site.users()).contains(List.of(alone.get(1), alone.get(0), "2026-11-03"));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void killedInTheMiddleTheOldKeyHoldsAndTheSameCommandDoesItAll(DatabaseKind kind) throws Exception {
        Site site = new Site(DATABASES.create(kind), folder.resolve("site"));
        Path input = folder.resolve("many");
        NightInputs.write(input, 100, 30_000, 20_261_127);
        site.under(Nights.IDENTITY_KEY).runMaybeIncomplete(NightInputs.BUSINESS_DATE, input);
        List<List<String>> hashes = site.hashes();
        List<List<String>> key = site.key();

        try (ReckonProcess process = ReckonProcess.Setup.in(folder)
                .with(site.database())
                .with("RECKON_IDENTITY_KEY", NEW_KEY)
                .start("rekey", "--input", input.toString())) {
            assertThat(process.killOnce(() -> process.said().contains("are hashed anew")))
                    .isTrue();
            assertThat(process.await().exitCode()).isNotZero();
        }

        assertThat(site.key()).isEqualTo(key);
        assertThat(site.hashes()).isEqualTo(hashes);
        assertThat(rekey(site, input).out()).contains("accounts         30000, hashed anew");
        assertThat(site.hashes()).doesNotContainAnyElementsOf(hashes.subList(0, 100));
        site.under(NEW_KEY).runMaybeIncomplete(NightInputs.BUSINESS_DATE.plusDays(1), input);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void aNightThatDidNotFinishIsFinishedUnderTheNewKey(DatabaseKind kind) {
        Site site = afterTheFirstNight(kind, "site");
        Site other = afterTheFirstNight(kind, "other");
        Path night = night(1);
        other.under(Nights.IDENTITY_KEY).runMaybeIncomplete(DATE.plusDays(1), night);
        site.database().execute("ALTER TABLE settlement_line RENAME TO elsewhere");
        Outcome failed = site.under(Nights.IDENTITY_KEY)
                .execute(
                        "nightly",
                        "--date",
                        DATE.plusDays(1).toString(),
                        "--input",
                        night.toString(),
                        "--output",
                        site.output().toString());
        assertThat(failed.exitCode()).isEqualTo(1);
        site.database().execute("ALTER TABLE elsewhere RENAME TO settlement_line");

        assertThat(rekey(site, night(0)).exitCode()).isZero();

        Path finished = site.under(NEW_KEY).runMaybeIncomplete(DATE.plusDays(1), night);
        assertThat(Folders.differences(finished, other.output().resolve(finished.getFileName())))
                .isEmpty();
    }
}
