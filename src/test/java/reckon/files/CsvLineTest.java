package reckon.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.RFC4180Parser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.money.Money;
import reckon.money.Points;

/** How values are written, and that no spreadsheet runs one of them. */
class CsvLineTest {
    private static final String[] MATTER = {"=", "+", "-", "@", "\t", "\r", "\n", ",", "\"", "'", "a", " ", "中", "😀"};

    private final CsvLine line = new CsvLine(ZoneId.of("Asia/Shanghai"));

    private static String written(CsvLine line) {
        return new String(line.bytes(), 0, line.length(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=", "-"})
    void textThatASpreadsheetWouldRunGetsAnApostrophe(String formula) {
        assertThat(written(line.text(formula))).isEqualTo("'" + formula);
    }

    @Test
    void apostropheStandsWithinTheQuotes() {
        assertThat(written(line.text("\rx"))).isEqualTo("\"'\rx\"");
        assertThat(written(line.clear().text("=A1,B1"))).isEqualTo("\"'=A1,B1\"");
        assertThat(written(line.clear().text("=\"x\""))).isEqualTo("\"'=\"\"x\"\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1", " =1", "'=1", "1-1", "a@b", "中", "x\ty", "a'b"})
    void otherTextIsWrittenAsItIs(String text) {
        assertThat(written(line.text(text))).isEqualTo(text);
    }

    @Test
    void textIsQuotedOnlyWhereItMustBe() {
        assertThat(written(
                        line.text("a,b").text("c\"d").text("e\nf").text("g\rh").text("i j")))
                .isEqualTo("\"a,b\",\"c\"\"d\",\"e\nf\",\"g\rh\",i j");
    }

    @Test
    void columnsThatWereSentStandAsTheyWereWritten() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        line.text("=中,").text(null).money(Money.of("1.50")).toText().send(new DataOutputStream(sent));
        CsvText received = CsvText.receive(new DataInputStream(new ByteArrayInputStream(sent.toByteArray())));

        assertThat(written(line.clear().integer(7).columns(received).text("x"))).isEqualTo("7,\"'=中,\",,1.50,x");
    }

    @Test
    void nothingIsWrittenAsNothing() {
        assertThat(written(line.text(null)
                        .text("")
                        .integer(null)
                        .money(null)
                        .points(null)
                        .instant(null)))
                .isEqualTo(",,,,,");
    }

    @Test
    void amountsHaveTwoPlacesAndNegativeOnesAreNumbersAndNoFormulas() {
        assertThat(written(line.money(Money.of("60"))
                        .money(Money.of("0.5"))
                        .points(Points.of("-28.06"))
                        .money(Money.of("1234567890123.45"))
                        .integer(-7)))
                .isEqualTo("60.00,0.50,-28.06,1234567890123.45,-7");
    }

    @Test
    void instantsAreWrittenInThePolicyZone() {
        assertThat(written(line.instant(Instant.parse("2023-01-01T02:00:00Z"))
                        .instant(Instant.parse("2023-12-31T16:00:00.000001Z"))))
                .isEqualTo("2023-01-01T10:00:00+08:00,2024-01-01T00:00:00.000001+08:00");
    }

    @Test
    void clearedLineStartsAfresh() {
        line.text("a").text("b");

        assertThat(written(line.clear().text("c"))).isEqualTo("c");
        assertThat(written(line.clear().text("").text("c"))).isEqualTo(",c");
    }

    @Test
    void anotherReaderFindsTheValuesAgainAndNoneThatBeginsAFormula() throws IOException {
        for (int seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> expected = new ArrayList<>();
            line.clear();
            for (int field = 0; field < 4; field++) {
                StringBuilder text = new StringBuilder();
                for (int length = random.nextInt(5); length > 0; length--) {
                    text.append(MATTER[random.nextInt(MATTER.length)]);
                }
                line.text(text.toString());
                expected.add(text.toString().matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text.toString());
            }

            assertThat(new RFC4180Parser().parseLine(written(line)))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(expected);
        }
    }
}
