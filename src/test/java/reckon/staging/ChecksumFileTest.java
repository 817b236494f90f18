package reckon.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.staging.ChecksumFile.Verdict.DIFFERS;
import static reckon.staging.ChecksumFile.Verdict.MATCHES;
import static reckon.staging.ChecksumFile.Verdict.NONE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the checksum beside a file says of it. */
class ChecksumFileTest {
    private static final String RIGHT = "ab".repeat(32);
    private static final String WRONG = "cd".repeat(32);

    private final Path file;

    ChecksumFileTest(@TempDir Path folder) {
        this.file = folder.resolve("orders-1.csv");
    }

    private ChecksumFile.Verdict verdict(String content) throws IOException {
        Files.writeString(file.resolveSibling("orders-1.csv.sha256"), content);
        return ChecksumFile.of(file, RIGHT);
    }

    @Test
    void fileWithoutOneHasNone() throws IOException {
        Files.writeString(file.resolveSibling("orders-1.sha256"), WRONG);

        assertThat(ChecksumFile.of(file, RIGHT)).isEqualTo(NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s  orders-1.csv\n",
                "%s *orders-1.csv\r\n",
                "%s  /out/orders-1.csv",
                "%s",
                "%s  -\n",
                "\\%s  a\n",
                "SHA256 (orders-1.csv) = %s\n",
                "SHA256 (/out/orders-1.csv) = %s\n"
            })
    void checksumIsReadAsSha256sumWritesIt(String line) throws IOException {
        assertThat(verdict(line.formatted(RIGHT))).isEqualTo(MATCHES);
        assertThat(verdict(line.formatted(RIGHT.toUpperCase(Locale.ROOT)))).isEqualTo(MATCHES);
        assertThat(verdict(line.formatted(WRONG))).isEqualTo(DIFFERS);
    }

    @Test
    void ofSeveralLinesThoseThatNameTheFileCount() throws IOException {
        String other = RIGHT + "  orders-2.csv\n";

        assertThat(verdict(other + WRONG + "  orders-1.csv\n")).isEqualTo(DIFFERS);
        assertThat(verdict(WRONG + "  orders-2.csv\n" + RIGHT + "  orders-1.csv\n"))
                .isEqualTo(MATCHES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "orders-1.csv", "abab  orders-1.csv", "d41d8cd98f00b204e9800998ecf8427e  orders-1.csv"
            })
    void whatIsNoChecksumMatchesNothing(String content) throws IOException {
        assertThat(verdict(content)).isEqualTo(DIFFERS);
    }

    @Test
    void endingMayBeInCapitals() throws IOException {
        Files.writeString(file.resolveSibling("orders-1.csv.SHA256"), RIGHT);

        assertThat(ChecksumFile.of(file, RIGHT)).isEqualTo(MATCHES);
    }
}
