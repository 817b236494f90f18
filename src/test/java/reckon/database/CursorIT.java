package reckon.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.TestDatabase;

final class CursorIT {
    private static final String MANY_ROWS =
            "SELECT a.table_name FROM information_schema.columns a, information_schema.columns b";

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aStreamThatIsGivenUpLeavesAPoolOfOneConnectionUsable(DatabaseKind kind) {
        try (HikariDataSource pool = pool(DATABASES.create(kind))) {
            Database database = new Database(pool, false);
            try (Cursor<String> rows = database.stream(MANY_ROWS, row -> row.text())) {
                assertThat(rows.next()).isNotNull();
            }
            assertThat(database.<Integer>first("SELECT 1", row -> row.whole())).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aStreamWithoutRowsThatIsNeverAskedForOneLeavesItsConnectionUsable(DatabaseKind kind) {
        try (HikariDataSource pool = pool(DATABASES.create(kind))) {
            Database database = new Database(pool, false);
            database.stream(MANY_ROWS + " WHERE 1 = 0", row -> row.text()).close();
            assertThat(database.<Integer>first("SELECT 1", row -> row.whole())).isEqualTo(1);
        }
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user().isEmpty() ? null : database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(1);
        return pool;
    }
}
