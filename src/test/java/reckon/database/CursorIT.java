package reckon.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.OpenDatabase;
import reckon.support.TestDatabase;

final class CursorIT {
    private static final Column<String> VALUE = Column.text("held");
    private static final String MANY_ROWS =
            "SELECT a.table_name AS held FROM information_schema.columns a, information_schema.columns b";

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aStreamThatIsGivenUpLeavesAPoolOfOneConnectionUsable(DatabaseKind kind) {
        try (HikariDataSource pool = pool(DATABASES.create(kind))) {
            Database database = OpenDatabase.on(pool);
            try (Cursor<String> rows = database.stream(MANY_ROWS, row -> row.get(VALUE))) {
                assertThat(rows.next()).isNotNull();
            }
            assertThat(database.exists("SELECT 1")).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aStreamWithoutRowsThatIsNeverAskedForOneLeavesItsConnectionUsable(DatabaseKind kind) {
        try (HikariDataSource pool = pool(DATABASES.create(kind))) {
            Database database = OpenDatabase.on(pool);
            database.stream(MANY_ROWS + " WHERE 1 = 0", row -> row.get(VALUE)).close();
            assertThat(database.exists("SELECT 1")).isTrue();
        }
    }

    @Test
    void anErrorBehindTheFirstRowsIsToldAndLeavesAPoolOfOneConnectionUsable() {
        String overflowsInTheEnd = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
                + " SELECT EXP(i) AS held FROM n";
        try (HikariDataSource pool = pool(DATABASES.create(DatabaseKind.MYSQL))) {
            Database database = OpenDatabase.on(pool);
            try (Cursor<String> rows = database.stream(overflowsInTheEnd, row -> row.get(VALUE))) {
                assertThat(rows.next()).startsWith("2.718");
                assertThatThrownBy(() -> readToTheEnd(rows))
                        .isInstanceOf(DataAccessException.class)
                        .hasMessageContaining("out of range");
            }
            assertThat(database.exists("SELECT 1")).isTrue();
        }
    }

    @Test
    void aConnectionThatIsCutBehindTheFirstRowsDoesNotGoBackToThePool() {
        TestDatabase test = DATABASES.create(DatabaseKind.MYSQL);
        String manyRows = MANY_ROWS.replace("a.table_name", "CONNECTION_ID()");
        try (HikariDataSource pool = pool(test)) {
            Database database = OpenDatabase.on(pool);
            try (Cursor<String> rows = database.stream(manyRows, row -> row.get(VALUE))) {
                test.execute("KILL " + rows.next());
                assertThatThrownBy(() -> readToTheEnd(rows)).isInstanceOf(DataAccessException.class);
            }
            assertThat(database.exists("SELECT 1")).isTrue();
        }
    }

    private static void readToTheEnd(Cursor<?> rows) {
        while (rows.next() != null) {}
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
