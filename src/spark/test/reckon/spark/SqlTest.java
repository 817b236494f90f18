package reckon.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements with their parameters written into them. */
final class SqlTest {
    @Test
    void parametersStandInThePlacesOfQuestionMarksOutsideOfQuotes() {
        assertThat(Sql.bind("SELECT '?' FROM t WHERE a = ? AND b < ?", 7, LocalDate.of(2026, 11, 4)))
                .isEqualTo("SELECT '?' FROM t WHERE a = 7 AND b < DATE '2026-11-04'");
        assertThat(Sql.bind("a = ?", Instant.parse("2026-11-04T16:00:00.000001Z")))
                .isEqualTo("a = TIMESTAMP '2026-11-04T16:00:00.000001Z'");
        assertThat(Sql.bind("a = ? OR ?", null, true)).isEqualTo("a = NULL OR true");
    }

    @Test
    void aTextCannotEndItsLiteral() {
        assertThat(Sql.literal("it's \\' OR 1=1")).isEqualTo("'it\\'s \\\\\\' OR 1=1'");
    }

    @Test
    void aTextStandsForItselfWhateverItNames(@TempDir Path folder) {
        String name =
                "accounts-${env:RECKON_IDENTITY_KEY}-${env:PATH}-${system:user.home}-${spark.app.name}\\u0041'?.csv";
        try (LocalSpark spark = new LocalSpark(folder)) {
            SparkSession session = spark.on(folder);
            assertThat(session.sql(Sql.bind("SELECT ? AS name", name)).first().getString(0))
                    .isEqualTo(name);
        }
    }

    @Test
    void aStatementHasAsManyParametersAsItNames() {
        assertThatThrownBy(() -> Sql.bind("a = 1", 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void partsOfAListAreDividedOutsideOfQuotesAndBrackets() {
        assertThat(Sql.parts("a = 'x, y', b = COALESCE(c, d), e"))
                .containsExactly("a = 'x, y'", "b = COALESCE(c, d)", "e");
    }

    @Test
    void aStructHasTheNamesOfItsColumns() {
        assertThat(Sql.struct("o.order_id, s.status"))
                .isEqualTo("named_struct('order_id', o.order_id, 'status', s.status)");
    }

    @Test
    void theTableThatAStatementChangesIsFound() {
        assertThat(SmallTables.changedBy("UPDATE run SET a = 1 WHERE run_no = 2"))
                .isEqualTo("run");
        assertThat(SmallTables.changedBy("DELETE FROM waiting_order WHERE EXISTS (SELECT 1 FROM x)"))
                .isEqualTo("waiting_order");
        assertThat(SmallTables.changedBy("INSERT INTO conversion (a, b) SELECT a, b FROM t"))
                .isEqualTo("conversion");
        assertThatThrownBy(() -> SmallTables.changedBy("SELECT 1")).isInstanceOf(IllegalArgumentException.class);
    }
}
