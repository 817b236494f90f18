package reckon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.support.PiecewiseStream;

/** Each record is written as its line and its fields: {@code 2 [a|b]}, or {@code 2 broken}. */
class CsvReaderTest {
    @Test
    void lineFeedsAndCarriageReturnsEndLinesAloneAndTogether() throws IOException {
        assertThat(records("a,b\n1,2\r\n3,4\r5,6\r\r\n7,8\r"))
                .containsExactly("1 [a|b]", "2 [1|2]", "3 [3|4]", "4 [5|6]", "5 [7|8]");
        assertThat(records("a\rb,\rc\n")).containsExactly("1 [a]", "2 [b|]", "3 [c]");
        assertThat(records("a\r\rb\r\r\r\nc\n\rd")).containsExactly("1 [a]", "3 [b]", "5 [c]", "7 [d]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a,b\r", "a,\"b\"", "a,\"b\"\r", "\"a\",b\r\n"})
    void lastLineNeedsNoLineEnd(String content) throws IOException {
        assertThat(records(content)).containsExactly("1 [a|b]");
    }

    @Test
    void emptyFieldsStandBetweenCommasAndAtBothEnds() throws IOException {
        assertThat(records(",\n,\r\n\"\",x,\"\"\n,")).containsExactly("1 [|]", "2 [|]", "3 [|x|]", "4 [|]");
    }

    @Test
    void quotesHoldCommasLineEndsAndDoubledQuotes() throws IOException {
        assertThat(records("\"a,b\",\"c\"\"d\",\"e\nf\r\ng\"\n\"\"\"\",x\n"))
                .containsExactly("1 [a,b|c\"d|e\nf\r\ng]", "4 [\"|x]");
    }

    @Test
    void quoteInsideAPlainFieldIsACharacter() throws IOException {
        assertThat(records("5\" disk,a\"\"b,c\"\n")).containsExactly("1 [5\" disk|a\"\"b|c\"]");
    }

    @Test
    void blankLinesCountAsLinesAndAreNoRecords() throws IOException {
        assertThat(records("\n\r\na,b\n\n\r\n\"\"\n \n\n")).containsExactly("3 [a|b]", "6 []", "7 [ ]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n\n", "\r", "\n\r", "\r\r", "\r\r\n", "\uFEFF", "\uFEFF\r\n"})
    void nothingButLineEndsHoldsNoRecord(String content) throws IOException {
        assertThat(records(content)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n\r", "\r\n\r"})
    void carriageReturnThatEndsTheFileIsABlankLine(String end) throws IOException {
        assertThat(records("a,b\n" + end)).containsExactly("1 [a|b]");
        assertThat(records("a,b\n".repeat(50_000) + end)).hasSize(50_000);
    }

    @Test
    void byteOrderMarkIsSkippedAtTheStartOnly() throws IOException {
        assertThat(records("\uFEFF\"a\",b\n\uFEFFc,d\n")).containsExactly("1 [a|b]", "2 [\uFEFFc|d]");
    }

    @Test
    void beginningOfAByteOrderMarkIsNone() throws IOException {
        CsvReader csv = new CsvReader(new ByteArrayInputStream(new byte[] {(byte) 0xEF, (byte) 0xBB}));

        assertThat(csv.next()).isTrue();
        assertThat(csv.to(0) - csv.from(0)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\" ,b", "\"a\"b\"\",c", "a,\"b\"\"", "a,\"b", "a,\""})
    void brokenQuotesCostTheirOwnLineOnly(String broken) throws IOException {
        assertThat(records("h,i\n" + broken + "\nc,d\n\"e\",f"))
                .containsExactly("1 [h|i]", "2 broken", "3 [c|d]", "4 [e|f]");
    }

    @Test
    void wholeFieldsBeforeBrokenQuotesCanBeRead() throws IOException {
        CsvReader csv = new CsvReader(stream("i-1,\"a-1\",\"BCC,s1\nc,d\n"));

        assertThat(csv.next()).isTrue();
        assertThat(csv.isBroken()).isTrue();
        assertThat(csv.wholeFieldsOfBroken()).isEqualTo(2);
        assertThat(field(csv, 0)).isEqualTo("i-1");
        assertThat(field(csv, 1)).isEqualTo("a-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\rb", "a\r\r\nb", "a\rb", "\"x\r\r\ny\"\r\r\nb"})
    void piecesDoNotMatterToLineEnds(String content) throws IOException {
        List<String> whole = records(content);
        for (int seed = 0; seed < 20; seed++) {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            assertThat(records(new CsvReader(new PiecewiseStream(bytes, new SplittableRandom(seed), 1))))
                    .isEqualTo(whole);
        }
    }

    @Test
    void quoteOpenedBeforeAQuotedLineCostsItsFirstLineOnly() throws IOException {
        assertThat(records("a,\"b\nc,d\n\"e\",\"f\"\ng,h\n"))
                .containsExactly("1 broken", "2 [c|d]", "3 [e|f]", "4 [g|h]");
    }

    @Test
    void quoteThatClosesBeforeACommaSpansTheLinesBetween() throws IOException {
        assertThat(records("a,\"b\nc,d\nx\",e\nf,g\n")).containsExactly("1 [a|b\nc,d\nx|e]", "4 [f|g]");
    }

    @Test
    void lineOfThousandsOfFieldsHasAllOfThem() throws IOException {
        String line = "\"x\"\"\"," + "y,".repeat(9_998) + "z";
        CsvReader csv = new CsvReader(stream(line + "\n1,2\n"));

        assertThat(csv.next()).isTrue();
        assertThat(csv.fieldCount()).isEqualTo(10_000);
        assertThat(field(csv, 0)).isEqualTo("x\"");
        assertThat(field(csv, 9_998)).isEqualTo("y");
        assertThat(field(csv, 9_999)).isEqualTo("z");
        assertThat(csv.next()).isTrue();
        assertThat(csv.fieldCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void piecesInWhichTheInputComesDoNotMatter(int longestPiece) throws IOException {
        String content = "\uFEFFa,\"b\"\"c\",\"d\r\ne\"\r\n\r\n\"f\"x,g\r\n\"\",h\"i\n,\"\r\n\",\"\"\"\"\r\n";
        for (int seed = 0; seed < 50; seed++) {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            InputStream pieces = new PiecewiseStream(bytes, new SplittableRandom(seed), longestPiece);

            assertThat(records(new CsvReader(pieces)))
                    .as("seed %d", seed)
                    .containsExactly("1 [a|b\"c|d\r\ne]", "4 broken", "5 [|h\"i]", "6 [|\r\n|\"]");
        }
    }

    private static List<String> records(String content) throws IOException {
        return records(new CsvReader(stream(content)));
    }

    private static List<String> records(CsvReader csv) throws IOException {
        List<String> records = new ArrayList<>();
        while (csv.next()) {
            List<String> fields = new ArrayList<>();
            for (int field = 0; field < csv.fieldCount(); field++) {
                fields.add(field(csv, field));
            }
            records.add(csv.line() + (csv.isBroken() ? " broken" : " [" + String.join("|", fields) + "]"));
        }
        return records;
    }

    private static String field(CsvReader csv, int field) {
        return new String(csv.bytes(), csv.from(field), csv.to(field) - csv.from(field), StandardCharsets.UTF_8);
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
