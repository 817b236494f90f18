package reckon.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is the matter is told from codes, whatever the words say. */
final class TroubleTest {
    @ParameterizedTest
    @CsvSource({
        "1045, LOGIN_REFUSED",
        "28000, LOGIN_REFUSED",
        "1862, PASSWORD_EXPIRED",
        "1820, PASSWORD_EXPIRED",
        "3118, ACCOUNT_LOCKED",
        "3955, ACCOUNT_BLOCKED",
        "1130, HOST_REFUSED",
        "3159, ENCRYPTION_NEEDED",
        "1046, DATABASE_NOT_NAMED",
        "1049, DATABASE_UNKNOWN",
        "1142, RIGHT_LACKING",
        "1021, DISK_FULL",
        "1114, DISK_FULL",
        "1040, CONNECTIONS_EXHAUSTED",
        "1203, CONNECTIONS_EXHAUSTED",
        "1226, CONNECTIONS_EXHAUSTED",
        "1290, READ_ONLY",
        "1836, READ_ONLY",
        "1665, STATEMENT_LOGGING",
        "3024, STATEMENT_ENDED",
        "1969, STATEMENT_ENDED",
        "1153, PACKET_TOO_LARGE",
        "1205, HELD_BY_ANOTHER",
        "90030, FILE_DAMAGED",
        "90046, ADDRESS_NOT_UNDERSTOOD",
        "1053, UNREACHABLE"
    })
    void theCodeTells(int code, Trouble trouble) {
        String misleading = "the password @ jdbc: of the url, no space left";
        assertThat(Trouble.of(new SQLException(misleading, "HY000", code))).isEqualTo(trouble);
        assertThat(Trouble.of(new IllegalStateException(new SQLException(misleading, "08004", code))))
                .isEqualTo(trouble);
    }

    @Test
    void theInnermostCauseTellsMoreThanThatTheDatabaseIsAway() {
        SQLException full = new SQLException("Too many connections", "08004", 1040);
        assertThat(Trouble.of(new SQLTransientConnectionException("timed out after 10000ms", "08001", 0, full)))
                .isEqualTo(Trouble.CONNECTIONS_EXHAUSTED);
        SQLException outer = new SQLException("Too many connections", "08004", 1040);
        outer.initCause(new SQLException("link failure", "08S01"));
        assertThat(Trouble.of(outer)).isEqualTo(Trouble.CONNECTIONS_EXHAUSTED);
        assertThat(Trouble.of(new SQLException("link failure", "08S01", new UnknownHostException("here"))))
                .isEqualTo(Trouble.HOST_UNKNOWN);
    }

    @Test
    void whatIsOfNoKnownSortIsNotGuessed() {
        assertThat(Trouble.of(new SQLException("Duplicate entry", "23000", 1062)))
                .isNull();
        assertThat(Trouble.of(new IllegalStateException("access denied"))).isNull();
    }
}
