package reckon.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.staging.TakenFile.Outcome.REFUSED;
import static reckon.staging.TakenFile.Outcome.TAKEN;
import static reckon.staging.TakenFile.Outcome.TAKEN_BEFORE;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.intake.InputKind;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.LogCapture;
import reckon.support.OpenDatabase;
import reckon.support.TestDatabase;
import reckon.tables.QuotaGrantTable;
import reckon.tables.RefusedFileTable;
import reckon.tables.RejectTable;
import reckon.tables.RejectedLineTable;

/** One delivery after the other: what is refused, and until when. */
class DeliveriesIT {
    private static final LocalDate DATE = StagedFolder.DATE;

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Map<DatabaseKind, OpenDatabase> OPEN = new EnumMap<>(DatabaseKind.class);

    private final Path folder;

    DeliveriesIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(OpenDatabase::close);
    }

    private StagedFolder staged(DatabaseKind kind) {
        OpenDatabase open = OPEN.computeIfAbsent(kind, k -> new OpenDatabase(DATABASES.create(k)));
        open.clear(
                "reject",
                "input_file",
                "refused_file",
                "rejected_line",
                "request",
                "decision",
                "resource",
                "account",
                "purchase_order",
                "quota_grant");
        return new StagedFolder(open, folder);
    }

    private static List<String> refused(StagedFolder staged) {
        return staged.rows(
                "SELECT kind, name, business_date, problem FROM refused_file ORDER BY kind, name",
                row -> row.get(RefusedFileTable.KIND) + " " + row.get(RefusedFileTable.NAME) + " "
                        + row.get(RefusedFileTable.BUSINESS_DATE) + ": " + row.get(RefusedFileTable.PROBLEM));
    }

    private static TakenFile.Outcome take(StagedFolder staged, String name, String content, int night) {
        return staged.take(InputKind.GRANTS, name, content.getBytes(StandardCharsets.UTF_8), DATE.plusDays(night))
                .outcome();
    }

    private static final String GRANTS = "grant_id,account_id,points,granted_at\n";
    private static final String GRANT = GRANTS + "g-1,a-1,5,2026-10-05T12:00:00Z\n";

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void refusedFileIsKnownAsThatUntilOneOfItsNameIsTaken(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        assertThat(take(staged, "grants-1.csv", "grant,account_id\n", 0)).isEqualTo(REFUSED);
        assertThat(take(staged, "grants-2.csv", GRANTS + "?,?,?,?\n", 1)).isEqualTo(REFUSED);
        assertThat(take(staged, "grants-1.csv", "", 1)).isEqualTo(REFUSED);
        assertThat(take(staged, "grants-3.csv", GRANT, 1)).isEqualTo(TAKEN);
        assertThat(refused(staged))
                .containsExactly(
                        "GRANTS grants-1.csv " + DATE + ": the file is empty, it has 0 bytes: a file without lines has"
                                + " a header",
                        "GRANTS grants-2.csv " + DATE.plusDays(1) + ": 1 of 1 lines are bad, see rejects.csv");

        assertThat(take(staged, "grants-1.csv", GRANTS, 2)).as("just a header").isEqualTo(TAKEN);
        assertThat(take(staged, "grants-2.csv", GRANT, 2)).isEqualTo(TAKEN);
        assertThat(refused(staged)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void refusedContentIsTriedAgainAndSoIsTheGoodOneFromBeforeIt(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        assertThat(take(staged, "grants.csv", GRANT, 0)).isEqualTo(TAKEN);
        assertThat(take(staged, "grants.csv", "x", 1)).isEqualTo(REFUSED);
        assertThat(take(staged, "grants.csv", "x", 2)).isEqualTo(REFUSED);
        assertThat(take(staged, "grants.csv", GRANT, 3)).as("not passed over").isEqualTo(TAKEN);
        assertThat(take(staged, "grants.csv", GRANT, 4)).isEqualTo(TAKEN_BEFORE);
        assertThat(refused(staged)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void contentWithBadLinesThatTablesOfVersion2TookIsTakenAgainOnce(DatabaseKind kind) {
        TestDatabase named = DATABASES.create(kind);
        String bad = GRANT + "g-2,a-2,many,2026-10-05T12:00:00Z\n";
        try (OpenDatabase before = new OpenDatabase(named)) {
            StagedFolder staged = new StagedFolder(before, folder);
            assertThat(take(staged, "grants-1.csv", GRANT, 0)).isEqualTo(TAKEN);
            assertThat(take(staged, "grants-2.csv", bad, 0)).isEqualTo(TAKEN);
        }
        named.execute("DROP TABLE rejected_line");
        named.execute("ALTER TABLE input_file DROP COLUMN bad_lines_forgotten");
        named.execute((kind == DatabaseKind.H2
                        ? "DELETE FROM \"flyway_schema_history\" WHERE \"version\""
                        : "DELETE FROM flyway_schema_history WHERE version")
                + " NOT IN ('1', '2')");
        try (OpenDatabase upgraded = new OpenDatabase(named)) {
            StagedFolder staged = new StagedFolder(upgraded, folder);
            assertThat(take(staged, "grants-1.csv", GRANT, 1)).isEqualTo(TAKEN_BEFORE);
            assertThat(take(staged, "grants-2.csv", bad, 1)).isEqualTo(TAKEN);
            assertThat(staged.rows("SELECT grant_id FROM rejected_line", row -> row.get(RejectedLineTable.GRANT_ID)))
                    .containsExactly("g-2");
            assertThat(take(staged, "grants-2.csv", bad, 2)).isEqualTo(TAKEN_BEFORE);
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void mendedFileCountsThoughAnUnchangedOneComesLaterByNameAndThatIsSaid(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        take(staged, "grants-1.csv", GRANT.replace(",5,", ",many,"), 0);
        take(staged, "grants-2.csv", GRANT.replace(",5,", ",6,"), 0);
        Staging staging = staged.staging();
        try (LogCapture log = new LogCapture(IntakeLog.class)) {
            staged.take(staging, InputKind.GRANTS, "grants-1.csv", GRANT);
            staged.take(staging, InputKind.GRANTS, "grants-2.csv", GRANT.replace(",5,", ",6,"));
            staging.finishNews();
            staged.take(staging, InputKind.GRANTS, "grants-2.csv", GRANT.replace(",5,", ",6,"));

            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .contains("grants-2.csv: passed over", "where grants-1.csv has a line", "under a new name");
        }
        assertThat(staged.rows("SELECT points FROM quota_grant", row -> row.get(QuotaGrantTable.POINTS)
                        .toString()))
                .containsExactly("5.00");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void checksumBesideTheFileHasToMatch(DatabaseKind kind) throws IOException {
        StagedFolder staged = staged(kind);
        Path checksum = staged.file("grants.csv.sha256");
        Files.writeString(checksum, "0".repeat(64) + "  grants.csv\n");

        assertThat(take(staged, "grants.csv", GRANT, 0)).isEqualTo(REFUSED);
        assertThat(staged.rejects()).containsExactly("1  ");
        assertThat(refused(staged)).singleElement().asString().contains("grants.csv.sha256", "SHA-256");
        Files.writeString(checksum, InputContent.sha256(staged.file("grants.csv")) + " *grants.csv\n");
        assertThat(take(staged, "grants.csv", GRANT, 0)).isEqualTo(TAKEN);
        Files.writeString(checksum, "1".repeat(64) + "  grants.csv\n");
        assertThat(take(staged, "grants.csv", GRANT, 0))
                .as("the file that the checksum is of has not come")
                .isEqualTo(REFUSED);
        Files.delete(checksum);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void fileWaitsForItsChecksumWhereOneIsRequired(DatabaseKind kind) throws IOException {
        StagedFolder staged = staged(kind).requiringChecksums();

        assertThat(take(staged, "grants.csv", GRANT, 0)).isEqualTo(REFUSED);
        assertThat(refused(staged)).singleElement().asString().contains("waits for its checksum", "grants.csv.sha256");
        Path checksum = staged.file("grants.csv.sha256");
        Files.writeString(checksum, InputContent.sha256(staged.file("grants.csv")) + "  grants.csv\n");
        assertThat(take(staged, "grants.csv", GRANT, 1)).isEqualTo(TAKEN);
        Files.delete(checksum);
        assertThat(take(staged, "grants.csv", GRANT, 2))
                .as("it changes nothing any more")
                .isEqualTo(TAKEN_BEFORE);
        assertThat(refused(staged)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void checksumThatIsWrongOrMissingRefusesAFileOfTheLongestNameAsAnyOther(DatabaseKind kind) throws IOException {
        StagedFolder staged = staged(kind);
        String name = "grants-" + "7".repeat(237) + ".csv";
        Path checksum = staged.file(name + ".sha256");
        Files.writeString(checksum, "0".repeat(64) + "\n");

        assertThat(take(staged, name, GRANT, 0)).isEqualTo(REFUSED);
        assertThat(refused(staged)).singleElement().asString().endsWith("Deliver both again");
        Files.delete(checksum);
        assertThat(take(staged.requiringChecksums(), name, GRANT, 0)).isEqualTo(REFUSED);
        assertThat(refused(staged)).singleElement().asString().endsWith("as sha256sum writes it");
        assertThat(staged.rows("SELECT error FROM reject", row -> row.get(RejectTable.ERROR)))
                .singleElement()
                .asString()
                .startsWith("the file waits for its checksum: deliver grants-777")
                .endsWith("7…")
                .hasSize(255);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void fileInGb18030IsRefusedOnceByWhatItIsUnlessTheSettingSaysSo(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        String text = "request_id,account_id,resource_id,submitted_at,reason\n"
                + requests(20, i -> "a-1,i-1,2026-10-05T12:00:00Z," + (i % 5 == 0 ? "买错了" : "ok"));
        byte[] content = text.getBytes(Charset.forName("GB18030"));

        assertThat(staged.take(InputKind.REQUESTS, "requests.csv", content).outcome())
                .isEqualTo(REFUSED);
        assertThat(staged.rejects()).containsExactly("1  ");
        assertThat(refused(staged)).singleElement().asString().contains("GB18030", "RECKON_CHARSET");
        assertThat(staged.withCharset("GB18030").take(InputKind.REQUESTS, "requests.csv", content))
                .isEqualTo(new TakenFile("requests.csv", TAKEN, 20, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void oneLineThatIsNotUtf8IsABadLine(DatabaseKind kind) {
        StagedFolder staged = staged(kind);
        String text = "request_id,account_id,resource_id,submitted_at,reason\n"
                + requests(200, i -> "a-1,i-1,2026-10-05T12:00:00Z," + (i == 7 ? "买错了" : "ok"));

        assertThat(staged.take(InputKind.REQUESTS, "requests.csv", text.getBytes(Charset.forName("GB18030"))))
                .isEqualTo(new TakenFile("requests.csv", TAKEN, 200, 1, 0));
    }

    private static String requests(int count, IntFunction<String> rest) {
        return IntStream.range(0, count)
                .mapToObj(i -> "r-" + i + "," + rest.apply(i) + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void hundredsOfFilesWithTheSameFaultsMakeAFewLines() {
        StagedFolder staged = staged(DatabaseKind.H2);
        try (LogCapture log = new LogCapture(IntakeLog.class)) {
            Staging staging = staged.staging();
            for (int i = 0; i < 100; i++) {
                staged.take(staging, InputKind.GRANTS, "grants-" + i + ".csv", "grant,account_id\n" + i);
                staged.take(
                        staging,
                        InputKind.GRANTS,
                        "grants-" + (100 + i) + ".csv",
                        "what," + GRANT.replace("g-1", ",g-" + i) + ",g,a,1,2026-10-05T12:00:00Z\n,?,1,1,1\n,?,1,1,1");
            }
            staging.finishNews();

            assertThat(log.messages()).hasSizeLessThan(24);
            assertThat(String.join("\n", log.messages()))
                    .contains("grants-0.csv: refused", "97 more files are refused")
                    .contains("2 of 4 lines are rejected: line 4, 5 grant_id is not an id")
                    .contains("grants-100.csv: unknown columns are ignored: what")
                    .contains("97 more files end without a line end");
        }
    }
}
