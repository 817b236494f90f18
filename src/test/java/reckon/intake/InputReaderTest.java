package reckon.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.support.RecordedRow;

/** Files as a whole: their header, their lines and where a bad one is said to be. */
class InputReaderTest {
    private static final String HEADER = "account_id,month,amount\n";

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n\r\n", "\uFEFF"})
    void fileWithoutAHeaderLacksItsFirstColumn(String content) {
        assertThat(read(content))
                .isEqualTo(
                        new Outcome(new Reject(1, "account_id", "", "the column is missing in the header"), List.of()));
    }

    @ParameterizedTest
    @EnumSource(InputKind.class)
    void fileOfNothingButAHeaderIsGoodAndEmpty(InputKind kind) {
        String header = String.join(",", Contract.of(kind).names());

        assertThat(Outcome.of(kind, stream(header))).isEqualTo(new Outcome(null, List.of()));
        assertThat(Outcome.of(kind, stream("\uFEFF" + header + "\r\n\r\n"))).isEqualTo(new Outcome(null, List.of()));
    }

    @Test
    void firstMissingColumnOfTheFormatIsNamed() {
        assertThat(read("amount,account_id\na,b\n").refusal())
                .isEqualTo(new Reject(1, "month", "", "the column is missing in the header"));
        assertThat(read("what,ever\n").refusal())
                .isEqualTo(new Reject(1, "account_id", "", "the column is missing in the header"));
    }

    @Test
    void columnThatStandsTwiceRefusesTheFile() {
        Outcome outcome = read("account_id,month,amount,month\na,2026-10,1,2026-11\n");

        assertThat(outcome)
                .isEqualTo(new Outcome(new Reject(1, "month", "", "the column stands twice in the header"), List.of()));
    }

    @Test
    void unknownColumnThatStandsTwiceRefusesTheFile() {
        assertThat(read("note,account_id,month, NOTE,amount\n?,a,2026-10,?,1\n"))
                .isEqualTo(new Outcome(new Reject(1, "note", "", "the column stands twice in the header"), List.of()));
        String longName = "x".repeat(5000);
        assertThat(read(longName + ",account_id,month,amount," + longName + "\n")
                        .refusal())
                .extracting(Reject::column)
                .isEqualTo("x".repeat(40) + "…");
    }

    @Test
    void columnsWithoutANameMayBeSeveral() {
        assertThat(read(",account_id,month, ,amount,,\n?,a,2026-10,?,1,,\n").lines())
                .containsExactly(Sample.of(InputKind.CONSUMPTION)
                        .with("account_id", "a")
                        .with("amount", "1")
                        .row());
    }

    @Test
    void valuesOfALineInThePlaceOfTheHeaderAreNotShownThoughTheyStandTwice() {
        assertThat(read("a,secret,secret\n").refusal())
                .isEqualTo(new Reject(1, "account_id", "", "the column is missing in the header"));
    }

    @Test
    void headerMayBeQuotedAndBeginWithAByteOrderMark() {
        assertThat(read("\uFEFF\"account_id\",\"month\",\"amount\"\r\n\"a\",2026-10,\"1\"\r\n")
                        .lines())
                .hasSize(1)
                .noneMatch(Reject.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account_id,month,amount x",
                "account id,month,amount",
                "account_id;month;amount",
                "\"account_id,month,amount"
            })
    void headersThatAreNearlyRightLackAColumn(String header) {
        assertThat(read(header + "\na,2026-10,1\n").refusal()).isNotNull();
    }

    @Test
    void unknownColumnsAreNamedFitToBeShown() {
        assertThat(unknown("account_id,  Colour ,month,,amount,a\u200Bb\n")).containsExactly("colour", "", "a\\u200Bb");
        assertThat(unknown(HEADER)).isEmpty();
        assertThat(unknown("x".repeat(5000) + "," + HEADER)).containsExactly("x".repeat(40) + "…");
    }

    private static List<String> unknown(String content) {
        return new InputReader(
                        InputKind.CONSUMPTION,
                        stream(content),
                        TestKey.identityHash(),
                        TestRules.RULES,
                        (reject, subject) -> {})
                .unknownColumns();
    }

    @Test
    void whatStandsInTheHeaderInsteadOfAMissingColumnIsNamed() {
        assertThat(read("account_id,mnth,amount,x\n").refusal())
                .isEqualTo(new Reject(1, "month", "", "the column is missing in the header; unknown are mnth, x"));
    }

    @ParameterizedTest
    @CsvSource({"';',semicolons", "'\t',tabs", "'|',vertical bars", "'，',full-width commas", "'^',carets"})
    void otherSeparatorIsNamed(String separator, String name) {
        String header = String.join(separator, "Account_ID", "month", "amount");

        assertThat(read(header + "\na" + separator + "2026-10" + separator + "1\n")
                        .refusal())
                .isEqualTo(
                        new Reject(1, "", "", "its columns are divided by " + name + ": deliver it divided by commas"));
    }

    @ParameterizedTest
    @CsvSource({"';',semicolons", "'\t',tabs", "'|',vertical bars"})
    void otherSeparatorIsNamedWhereTheNamesAreQuoted(String separator, String name) {
        String header = String.join(separator, "\"account_id\"", "\"month\"", "\"amount\"");

        assertThat(read(header + "\n").refusal())
                .isEqualTo(
                        new Reject(1, "", "", "its columns are divided by " + name + ": deliver it divided by commas"));
    }

    @Test
    void linesThatSayNothingAndRepeatedHeadersAreNoLines() {
        Outcome outcome = read("\n,,\n" + HEADER + ",,\na,2026-10,1\n , ,\t\n,\n" + HEADER
                + "Account_ID, MONTH,\"amount\"\n\u00A0\nb,x,1\naccount_id,month,1\n");

        assertThat(outcome.lines()).hasSize(3);
        assertThat(outcome.lines())
                .filteredOn(Reject.class::isInstance)
                .extracting(reject -> ((Reject) reject).line())
                .containsExactly(11L, 12L);
    }

    @ParameterizedTest
    @CsvSource({"'a,2026-10,1',true", "'a,2026-10,1\n',false", "'\"a\",x',true", "'a,\"x',true", "'a,x\r',false"})
    void lastLineWithoutLineEndIsTold(String last, boolean isOpen) {
        InputReader reader = new InputReader(
                InputKind.CONSUMPTION,
                stream(HEADER + last.replace("\\n", "\n").replace("\\r", "\r")),
                TestKey.identityHash(),
                TestRules.RULES,
                (reject, subject) -> {});
        while (reader.next(new RecordedRow())) {}

        assertThat(reader.endsWithoutLineEnd()).isEqualTo(isOpen);
    }

    @Test
    void rejectNamesThePhysicalLineOnWhichItsRecordStarts() {
        Outcome outcome = read("\n" + HEADER
                + "a,2026-10,1\n" // 3
                + "\r\n" // blank
                + "\"b\nc\",2026-10,1\n" // 5 and 6
                + "d,\"x\r\ny\r\nz\",1\r\n" // 7 to 9
                + "e,2026-10,1\n"
                + "f,2026-10,-1"); // 11

        assertThat(outcome.lines()).hasSize(5);
        assertThat(outcome.lines())
                .filteredOn(Reject.class::isInstance)
                .isEqualTo(
                        List.of(
                                new Reject(
                                        5,
                                        "account_id",
                                        "b\\u000Ac",
                                        "is not an id: letters and digits, then also - and _, 64 at most"),
                                new Reject(
                                        7,
                                        "month",
                                        "x\\u000D\\u000Ay\\u000D\\u000Az",
                                        "is not a month such as 2026-10"),
                                new Reject(
                                        11,
                                        "amount",
                                        "-1",
                                        "is not an amount: at most 13 digits, then at most two after a point; no sign, no separators")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a,2026-10", "a,2026-10,1,", "a,2026-10,1,2", ",,,x", "\"a,2026-10,1\""})
    void wrongNumberOfFieldsIsOfNoColumn(String line) {
        Reject reject = onlyReject(read(HEADER + line + "\nb,2026-10,1\n"));
        int fields = line.startsWith("\"")
                ? 1
                : line.length() - line.replace(",", "").length() + 1;

        assertThat(reject).isEqualTo(new Reject(2, "", "", "the line has " + fields + " fields and the header has 3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a,2026-10,1", "a,\"2026-10\" ,1", "a,2026-10,\"1\"x"})
    void lineOfBrokenQuotesIsOfNoColumnAndCostsNoOtherLine(String line) {
        Reject reject = onlyReject(read(HEADER + line + "\nb,2026-10,1\n"));

        assertThat(reject.line()).isEqualTo(2);
        assertThat(reject.column()).isEmpty();
        assertThat(reject.value()).isEmpty();
        assertThat(reject.error()).contains("quotes");
    }

    @Test
    void streamThatFailsFailsTheReading() {
        InputStream failing = new SequenceInputStream(stream(HEADER), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        });

        assertThatThrownBy(() -> Outcome.of(InputKind.CONSUMPTION, failing))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("the disk is gone");
    }

    private static Reject onlyReject(Outcome outcome) {
        assertThat(outcome.lines()).hasSize(2);
        assertThat(outcome.lines().get(0)).isInstanceOf(Reject.class);
        assertThat(outcome.lines().get(1)).isNotInstanceOf(Reject.class);
        return (Reject) outcome.lines().get(0);
    }

    private static Outcome read(String content) {
        return Outcome.of(InputKind.CONSUMPTION, stream(content));
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
