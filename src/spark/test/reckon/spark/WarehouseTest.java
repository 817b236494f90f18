package reckon.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.files.ScratchFolder;
import reckon.intake.InputKind;
import reckon.intake.InputRules;
import reckon.setup.SettingsException;
import reckon.staging.Staging;
import reckon.staging.StagingSettings;
import reckon.tables.AccountUserTable;
import reckon.tables.BookedGrantTable;
import reckon.tables.DecisionTable;
import reckon.tables.RequestTable;

/** What counts in a warehouse, whoever else works on it, and what is never done to one. */
final class WarehouseTest {
    private static final String USERS = AccountUserTable.TABLE.name();
    private static LocalSpark spark;

    private Path folder;
    private SparkSession session;

    @BeforeAll
    static void start(@TempDir Path first) {
        spark = new LocalSpark(first);
    }

    @AfterAll
    static void stop() {
        spark.close();
    }

    @BeforeEach
    void beginSession(@TempDir Path above) {
        folder = above.resolve("a ware%20house");
        session = spark.on(folder);
    }

    private Warehouse open() {
        return new Warehouse(session, folder);
    }

    private Table table(String name) {
        return new IcebergTables(session, folder, "ledger", "reckon").of(name);
    }

    private void addAccount(Warehouse warehouse, String account) {
        List<Row> rows = List.of(RowFactory.create(account, account, LocalDate.of(2026, 11, 4)));
        warehouse
                .database()
                .write(AccountUserTable.TABLE, session.createDataFrame(rows, Schemas.of(AccountUserTable.TABLE)));
    }

    private List<String> accounts() {
        return session
                .sql("SELECT account_id FROM ledger.reckon." + USERS + " ORDER BY account_id")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private void removeHead() throws IOException {
        new ScratchFolder(folder.resolve("reckon/head")).close();
    }

    @Test
    void aWarehouseThatHasLostItsHeadIsRefusedAndKeptAsItIs() throws IOException {
        Warehouse warehouse = open();
        addAccount(warehouse, "a-1");
        warehouse.commit();

        session.sql("DELETE FROM ledger.reckon.head");
        assertThatThrownBy(this::open).isInstanceOf(SettingsException.class).hasMessageContaining("damaged");
        removeHead();
        assertThatThrownBy(this::open).isInstanceOf(SettingsException.class).hasMessageContaining("damaged");
        assertThat(accounts()).containsExactly("a-1");
        assertThat(Warehouse.exists(folder)).isTrue();
    }

    @Test
    void aLedgerWhoseMakingWasCutOffIsMadeAnew() throws IOException {
        assertThat(Warehouse.exists(folder)).isFalse();
        open();
        assertThat(Warehouse.exists(folder)).isTrue();
        Path mark = folder.resolve(".being-made");
        assertThat(mark).doesNotExist();

        Files.createFile(mark);
        removeHead();
        assertThat(Warehouse.exists(folder)).isFalse();
        Warehouse again = open();
        assertThat(mark).doesNotExist();
        assertThat(again.database()
                        .query("SELECT ledger_id FROM ledger_identity")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void noOtherCommandBeginsOnALedgerOfWhichAnImportBroughtAPart() {
        Warehouse.beginImport(folder);
        open();
        assertThat(Warehouse.exists(folder)).isFalse();
        assertThatThrownBy(() -> Warehouse.refuseHalfImported(folder))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Start it again");

        assertThat(open().endImport()).isTrue();
        assertThat(Warehouse.exists(folder)).isTrue();
        Warehouse.refuseHalfImported(folder);
        Warehouse.beginImport(folder);
        Warehouse withoutRuns = open();
        assertThat(withoutRuns.endImport())
                .as("tables are not marked until they are known to have no run")
                .isFalse();
        withoutRuns.markImport();
        assertThatThrownBy(() -> Warehouse.refuseHalfImported(folder)).isInstanceOf(SettingsException.class);
    }

    @Test
    void aTableWithoutRowsIsReadFromTheWarehouseOnceItGetsSome() {
        Warehouse warehouse = open();
        SparkDatabase database = warehouse.database();
        database.update("DELETE FROM unbinding WHERE run_no = ?", 1);
        database.update("INSERT INTO unbinding (run_no, line_no, resource_id) SELECT ?, 1, 'i-1'", 1);
        addAccount(warehouse, "a-1");
        addAccount(warehouse, "a-2");
        assertThat(database.query("SELECT account_id FROM account_user").count())
                .isEqualTo(2);
        assertThat(database.query("SELECT resource_id FROM unbinding").count()).isEqualTo(1);
        session.sql("INSERT INTO ledger.reckon.booked_grant VALUES ('g-1', 1)");
        warehouse.commit();

        SparkDatabase again = open().database();
        assertThat(again.query("SELECT grant_id FROM booked_grant").count()).isEqualTo(1);
        assertThat(again.query("SELECT account_id FROM account_user").count()).isEqualTo(2);
        again.update("DELETE FROM unbinding WHERE run_no = ?", 1);
        assertThat(again.query("SELECT resource_id FROM unbinding").count()).isZero();
    }

    @Test
    void whatIsNotCommittedIsTakenBackAndWhatCountsIsSparedByExpiry() {
        Warehouse warehouse = open();
        addAccount(warehouse, "a-1");
        warehouse.commit();
        addAccount(warehouse, "a-2");
        assertThat(accounts()).containsExactly("a-1", "a-2");

        table(USERS)
                .expireSnapshots()
                .expireOlderThan(Long.MAX_VALUE)
                .retainLast(1)
                .commit();
        warehouse.leave();
        assertThat(accounts()).containsExactly("a-1");
        open();
        assertThat(accounts()).containsExactly("a-1");
    }

    @Test
    void ofTwoThatWorkOnAWarehouseAtOnceOnlyOneCommits() {
        Warehouse one = open();
        Warehouse other = open();
        addAccount(one, "a-1");
        one.commit();
        assertThatThrownBy(other::commit)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another process");
        other.leave();
        one.commit();
        open();
        assertThat(accounts()).containsExactly("a-1");

        session.sql("INSERT INTO ledger.reckon.head SELECT * FROM ledger.reckon.head");
        assertThatThrownBy(this::open).isInstanceOf(SettingsException.class).hasMessageContaining("two processes");
    }

    /** Whoever opens a warehouse takes back what does not count. Where the lock does not hold, a night may still be writing that. */
    @Test
    void whatAnotherProcessTookBackIsNotCommittedAsIfItWereThere() {
        Warehouse night = open();
        addAccount(night, "a-1");
        open();
        assertThatThrownBy(night::commit)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another process")
                .hasMessageContaining(USERS);

        Warehouse next = open();
        addAccount(next, "a-2");
        open();
        addAccount(next, "a-3");
        assertThatThrownBy(next::commit).hasMessageContaining("another process");
        open();
        assertThat(accounts()).isEmpty();
    }

    @Test
    void aWarehouseOfAnotherVersionIsRefused() throws IOException {
        open();
        table("head").updateProperties().set("reckon.tables-version", "10").commit();
        assertThatThrownBy(this::open)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("version 10")
                .hasMessageContaining("version " + Heads.VERSION);
    }

    @Test
    void theVersionIsThatOfTheDatabasesTables() throws IOException {
        try (Stream<Path> files = Files.walk(Program.project().resolve("src/main/resources/db/migration"))) {
            int newest = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("V\\d+__.*"))
                    .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .max()
                    .orElseThrow();
            assertThat(Heads.VERSION).isEqualTo(Integer.toString(newest));
        }
    }

    @Test
    void aGrantIsKnownAsBookedFromTheNextRunOnThoughItIsDeliveredAgain() {
        SparkDatabase database = open().database();
        deliver(database, "g-1", "50.00");
        deliver(database, "g-2", "60.00");
        database.write(
                BookedGrantTable.TABLE,
                session.createDataFrame(List.of(RowFactory.create("g-1", 1)), Schemas.of(BookedGrantTable.TABLE)));
        Staging staging = staging(database);
        staging.setAsideWhatIsDone(1);
        assertThat(grants()).containsExactly("g-1 50.00 false", "g-2 60.00 false");
        staging.setAsideWhatIsDone(2);
        assertThat(grants()).containsExactly("g-1 50.00 true", "g-2 60.00 false");
        deliver(database, "g-1", "70.00");
        assertThat(grants()).containsExactly("g-1 70.00 true", "g-2 60.00 false");
    }

    private static Staging staging(SparkDatabase database) {
        InputRules rules = new InputRules(
                List.of("NULL"), "CNY", Set.of("BCC"), LocalDate.of(2009, 1, 1), ZoneId.of("Asia/Shanghai"));
        StagingSettings settings = new StagingSettings(new BigDecimal("0.01"), StandardCharsets.UTF_8, false, rules);
        return new Staging(database, settings, (kind, file, sha256, delivery, rejects) -> {
            throw new IllegalStateException("no file is taken");
        });
    }

    @Test
    void ofRequestsThatAreDecidedNothingIsLeftThatLaterNightsRead() {
        SparkDatabase database = open().database();
        put(database, RequestTable.TABLE, Map.of("request_id", "r-1", "account_id", "a-1", "resource_id", "i-1"));
        put(database, RequestTable.TABLE, Map.of("request_id", "r-2", "account_id", "a-2", "resource_id", "i-2"));
        put(
                database,
                DecisionTable.TABLE,
                Map.of("run_no", 1, "line_no", 1, "request_id", "r-1", "account_id", "a-1", "resource_id", "i-1"));

        staging(database).setAsideWhatIsDone(2);
        assertThat(session.sql("SELECT request_id FROM request").collectAsList())
                .containsExactly(RowFactory.create("r-2"));
        assertThat(table("request").currentSnapshot().summary())
                .containsEntry("total-data-files", "1")
                .containsEntry("total-delete-files", "0");
    }

    private void put(SparkDatabase database, reckon.database.Table table, Map<String, Object> values) {
        Row row = RowFactory.create(table.columns().stream()
                .map(column -> values.get(column.name()))
                .toArray());
        database.write(table, session.createDataFrame(List.of(row), Schemas.of(table)));
    }

    /** Writes a grant as the intake does, which fills no other columns. */
    private void deliver(SparkDatabase database, String grant, String points) {
        reckon.database.Table filled = LedgerTables.of(InputKind.GRANTS).ofOnly(0, 1, 2, 3, 4);
        Row row = RowFactory.create(
                grant, "a-1", new BigDecimal(points), Instant.parse("2026-11-04T01:00:00Z"), "2026-11");
        database.write(filled, session.createDataFrame(List.of(row), Schemas.of(filled)));
    }

    private List<String> grants() {
        return session
                .sql("SELECT concat_ws(' ', grant_id, CAST(points AS STRING), CAST(is_booked AS STRING))"
                        + " FROM quota_grant ORDER BY grant_id")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
