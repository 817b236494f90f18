package reckon.baddays;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

final class WrongSettingsIT {
    private static final String SECRET = "not-the-pass-word-4711";

    @RegisterExtension
    static final Databases databases = new Databases();

    @TempDir
    private Path folder;

    @Test
    void aWrongPasswordIsToldAsASettingAndNotShown() {
        TestDatabase database = databases.create(DatabaseKind.MYSQL);
        String server = database.url().split("\\?", 2)[0];
        Outcome refused = new SmallNight(new TestDatabase(server, "reckon", SECRET), folder).run();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("Wrong settings: the database refuses this user: Access denied for user 'reckon'")
                .contains("Check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD")
                .doesNotContain(SECRET, "\tat ");
        assertThat(database.query("SHOW TABLES")).isEmpty();
    }

    @Test
    void aDatabaseThatTheServerDoesNotHaveIsToldAsASetting() {
        TestDatabase database = databases.create(DatabaseKind.MYSQL);
        String elsewhere = database.url().replaceFirst("(//[^/]+/)[^?]*", "$1nowhere");
        Outcome refused =
                new SmallNight(new TestDatabase(elsewhere, database.user(), database.password()), folder).run();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("Wrong settings: the server has no such database: Unknown database 'nowhere'")
                .contains("name another one in SPRING_DATASOURCE_URL");
    }

    @Test
    void anAddressThatIsNoDatabaseOfOursIsToldAsASettingWithoutShowingIt() {
        Outcome refused =
                new SmallNight(new TestDatabase("jdbc:mysqll://u:" + SECRET + "@here/db", "", ""), folder).run();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("Wrong settings: SPRING_DATASOURCE_URL has to begin with jdbc:mysql: or jdbc:h2:")
                .doesNotContain(SECRET);
    }

    @Test
    void aSettingThatIsNoNumberIsNamed() {
        SmallNight night = new SmallNight(databases.create(DatabaseKind.H2), folder);
        night.program().with("RECKON_WORKERS", "many");
        Outcome refused = night.run();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("Wrong settings: ", "'reckon.workers'", "\"many\"");
    }

    @ParameterizedTest
    @CsvSource({
        "RECKON_CHARSET,GB2O312,which is no encoding that Java knows",
        "RECKON_CHARSET,'',which is no encoding that Java knows",
        "RECKON_IGNORE_FILES,'*.txt,notes[',which is no pattern of names",
        "RECKON_EARLIEST,2009,'reckon.earliest'",
        "RECKON_EARLIEST,1970-01-02,must be from 1970-01-03 on",
        "RECKON_REQUIRE_CHECKSUMS,perhaps,'reckon.require-checksums'",
        "SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT,5s,SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT is 5s",
        "SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT,100,at least 250"
    })
    void aSettingThatCannotBeMeantIsNamed(String name, String value, String problem) {
        TestDatabase database = databases.create(DatabaseKind.H2);
        SmallNight night = new SmallNight(database, folder);
        night.program().with(name, value);
        Outcome refused = night.run();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("Wrong settings: ", problem);
        assertThat(database.query("SHOW TABLES")).isEmpty();
    }

    @Test
    void tablesOfANewerProgramAreLeftAlone() {
        TestDatabase database = databases.create(DatabaseKind.H2);
        SmallNight night = new SmallNight(database, folder);
        assertThat(night.program().execute("init").exitCode()).isZero();
        database.execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                + " installed_by, execution_time, success)"
                + " VALUES (99, '99', 'newer', 'SQL', 'V99__newer.sql', 'sa', 1, TRUE)");
        List<List<String>> before = database.query("SCRIPT");
        Outcome refused = night.run();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("Wrong settings: the tables have version 99, which is newer than this program knows."
                        + " Run the newer program");
        assertThat(database.query("SCRIPT")).isEqualTo(before);
        database.execute("DELETE FROM flyway_schema_history WHERE version = '99'");
        night.completes();
    }

    @Test
    void anUpgradeThatEndedInAnErrorIsDoneAgain() {
        TestDatabase database = databases.create(DatabaseKind.H2);
        SmallNight night = new SmallNight(database, folder);
        assertThat(night.program().execute("init").exitCode()).isZero();
        database.execute("UPDATE flyway_schema_history SET success = FALSE WHERE CAST(version AS INT) > 4");
        database.execute("DROP TABLE published_run");
        night.completes();
        assertThat(database.number("SELECT COUNT(*) FROM published_run")).isEqualTo(1);
    }

    @Test
    void withoutAnIdentityKeyNothingIsHashedOnMySql() {
        TestDatabase database = databases.create(DatabaseKind.MYSQL);
        SmallNight night = new SmallNight(database, folder);
        night.program().with("RECKON_IDENTITY_KEY", "");
        Outcome refused = night.run();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("Wrong settings: RECKON_IDENTITY_KEY is not set. Set it to a secret of your own and keep it");
        assertThat(database.query("SHOW TABLES")).isEmpty();
    }

    @Test
    void aChangedIdentityKeyIsRefused() {
        TestDatabase database = databases.create(DatabaseKind.H2);
        SmallNight night = new SmallNight(database, folder);
        night.completes();
        List<List<String>> before = database.query("SCRIPT");
        night.program().with("RECKON_IDENTITY_KEY", "another key");
        Outcome refused = night.run();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("Wrong settings: RECKON_IDENTITY_KEY is not the key that this database was filled under.")
                .contains("Set the key that the last job had")
                .doesNotContain("another key", Nights.IDENTITY_KEY);
        assertThat(database.query("SCRIPT")).isEqualTo(before);
        night.program().with("RECKON_IDENTITY_KEY", Nights.IDENTITY_KEY);
        night.completes();
    }

    @Test
    void aClockThatWasSetBackIsNotTrustedButADateThatIsAskedForIs() {
        TestDatabase database = databases.create(DatabaseKind.H2);
        SmallNight night = new SmallNight(database, folder);
        String[] byTheClock = {
            "nightly",
            "--input",
            night.input().toString(),
            "--output",
            night.output().toString()
        };
        assertThat(night.program()
                        .execute(
                                "nightly",
                                "--date",
                                "2999-12-31",
                                "--input",
                                folder.toString(),
                                "--output",
                                night.output().toString())
                        .exitCode())
                .isZero();
        List<List<String>> before = database.query("SCRIPT");
        Outcome refused = night.program().execute(byTheClock);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith("Not begun: by the clock yesterday was 2")
                .contains("but the run of 2999-12-31 was made already: the clock seems to have been set back.")
                .contains("ask for it by --date 2");
        assertThat(database.query("SCRIPT")).isEqualTo(before);
        assertThat(night.output()).isDirectoryNotContaining(run -> !run.endsWith("2999-12-31"));
        assertThat(night.run().exitCode()).isZero();
    }

    @Test
    void aFileInThePlaceOfTheOutputFolderIsFoundOutBeforeAnythingIsDecided() throws Exception {
        TestDatabase database = databases.create(DatabaseKind.H2);
        SmallNight night = new SmallNight(database, folder);
        Files.writeString(night.output(), "in the way");
        Outcome refused = night.run();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("The run's files cannot be written to " + night.output())
                .contains("is not a folder that this user may write to. Name another one by --output.");
        assertThat(database.query("SHOW TABLES")).isEmpty();
        Files.delete(night.output());
        night.completes();
    }

    @Test
    void aFileInThePlaceOfTheRunsFolderFailsTheNightUntilItIsGone() throws Exception {
        SmallNight night = new SmallNight(databases.create(DatabaseKind.H2), folder);
        Files.createDirectories(night.output());
        Path file = Files.writeString(night.output().resolve(SmallNight.DATE.toString()), "in the way");
        Outcome failed = night.run();
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .contains(file + " is in the way")
                .contains("See that this file or folder can be read and written. Then start the same command again.")
                .doesNotContain("\tat ");
        Files.delete(file);
        night.completes();
    }
}
