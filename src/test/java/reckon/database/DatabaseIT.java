package reckon.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.OpenDatabase;
import reckon.support.TestDatabase;

final class DatabaseIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aTableIsPassedWhereAQuarterOfItIsWantedAndSearchedWhereLessIs(DatabaseKind kind) {
        TestDatabase test = DATABASES.create(kind);
        test.execute("CREATE TABLE eight_rows (n INT NOT NULL PRIMARY KEY)");
        test.execute("INSERT INTO eight_rows VALUES (1), (2), (3), (4), (5), (6), (7), (8)");
        Database database = new Database(
                new DriverManagerDataSource(test.url(), test.user(), test.password()),
                OpenDatabase.dialect(test.url()),
                false);
        assertThat(database.isPassedFasterThanSearched("eight_rows", 0)).isFalse();
        assertThat(database.isPassedFasterThanSearched("eight_rows", 1)).isFalse();
        assertThat(database.isPassedFasterThanSearched("eight_rows", 2)).isTrue();
        assertThat(database.isPassedFasterThanSearched("eight_rows", 8)).isTrue();
    }
}
