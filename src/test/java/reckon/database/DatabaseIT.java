package reckon.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.LogCapture;
import reckon.support.OpenDatabase;
import reckon.support.TestDatabase;

final class DatabaseIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static JdbcDatabase open(TestDatabase test) {
        return new JdbcDatabase(
                new DriverManagerDataSource(test.url(), test.user(), test.password()),
                OpenDatabase.dialect(test.url()),
                false);
    }

    /** The table keeps the server from counting by itself meanwhile. */
    @Test
    void theServerPlansForTheRowsThatWereWrittenOnceItsStatisticsAreRefreshed() {
        TestDatabase test = DATABASES.create(DatabaseKind.MYSQL);
        test.execute("CREATE TABLE filled (n INT NOT NULL PRIMARY KEY) STATS_AUTO_RECALC = 0");
        test.execute("INSERT INTO filled VALUES (1), (2), (3), (4), (5), (6), (7), (8)");
        assertThat(rowsPlannedFor(test)).isZero();
        open(test).refreshStatistics("filled");
        assertThat(rowsPlannedFor(test)).isEqualTo(8);
    }

    @Test
    void aNightGoesOnWhereTheServerDoesNotRefreshItsStatistics() {
        TestDatabase test = DATABASES.create(DatabaseKind.MYSQL);
        try (LogCapture log = new LogCapture(JdbcDatabase.class)) {
            open(test).refreshStatistics("reckon_nowhere.filled");
            assertThat(log.messages()).anyMatch(said -> said.contains("statistics of reckon_nowhere.filled"));
        }
    }

    private static long rowsPlannedFor(TestDatabase test) {
        return test.number(
                "SELECT n_rows FROM mysql.innodb_table_stats WHERE database_name = DATABASE() AND table_name = 'filled'");
    }
}
