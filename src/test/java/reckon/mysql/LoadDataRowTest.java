package reckon.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows in the text format of LOAD DATA; each test reads what stands in the buffer. */
class LoadDataRowTest {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final LoadDataRow row = new LoadDataRow(64);

    @Test
    void columnsAreDividedByTabsAndRowsByNewlines() {
        row.text("a").integer(7).bool(true).bool(false);
        row.endRow();
        row.text("b");
        row.endRow();

        assertThat(text()).isEqualTo("a\t7\t1\t0\nb\n");
    }

    @Test
    void nothingIsTheLettersOfNull() {
        row.setNull().text(null).instant(null).bytes(null);
        row.endRow();

        assertThat(text()).isEqualTo("\\N\t\\N\t\\N\t\\N\n");
    }

    @Test
    void whatTheFormatGivesAMeaningIsEscaped() {
        row.text("tab\tnewline\nbackslash\\zero\0\\N");
        row.text("中\t😀\n".getBytes(StandardCharsets.UTF_8), 0, 9);
        row.endRow();

        assertThat(text()).isEqualTo("tab\\tnewline\\nbackslash\\\\zero\\0\\\\N\t中\\t😀\\n\n");
    }

    @Test
    void textIsTheSameAsItsBytes() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            String text = random.ints(random.nextInt(200), 0, 0x300)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            byte[] utf8 = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
            row.clear();
            row.text(text);
            String asText = text();
            row.clear();
            row.text(utf8, 1, utf8.length - 1);

            assertThat(text()).isEqualTo(asText);
        }
    }

    @Test
    void everyCharacterOfUnicodeBecomesItsUtf8() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String text = "a" + Character.toString(codePoint) + "\u00D7";
            row.clear();
            row.text(text);

            assertThat(asBytes()).isEqualTo(utf8(escaped(text) + "\t"));
        }
    }

    @Test
    void halfAPairBecomesAQuestionMark() {
        String high = "\uD83D";
        String low = "\uDE00";
        for (String text :
                List.of(high, low, high + high + low, low + high, high + "a", "中" + low, high + "\\", high)) {
            row.clear();
            row.text(text);

            assertThat(asBytes()).isEqualTo(utf8(escaped(text) + "\t"));
        }
    }

    @Test
    void textOfAnyCharactersInAnyOrderBecomesItsUtf8() {
        Random random = new Random(2);
        int[] limits = {'a', 0x80, 0x800, 0x10000, 0x110000};
        for (int i = 0; i < 2_000; i++) {
            StringBuilder characters = new StringBuilder();
            for (int left = random.nextInt(50); left > 0; left--) {
                characters.appendCodePoint(random.nextInt(limits[random.nextInt(limits.length)]));
            }
            String text = characters.toString();
            row.clear();
            row.text(text).text(utf8(text), 0, utf8(text).length);

            assertThat(asBytes()).isEqualTo(utf8((escaped(text) + "\t").repeat(2)));
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\0", "\\0");
    }

    @Test
    void hundredthsHaveTwoPlaces() {
        row.minorUnits(0)
                .minorUnits(5)
                .minorUnits(100)
                .minorUnits(-1)
                .minorUnits(-12345)
                .minorUnits(999_999_999_999_999L)
                .minorUnits(Long.MIN_VALUE);
        row.endRow();

        assertThat(text()).isEqualTo("0.00\t0.05\t1.00\t-0.01\t-123.45\t9999999999999.99\t-92233720368547758.08\n");
    }

    @Test
    void wholeNumbersAreWrittenInFull() {
        row.integer(0)
                .integer(-42)
                .integer(Long.MAX_VALUE)
                .integer(Long.MIN_VALUE)
                .integer(10)
                .integer(9);
        row.endRow();

        assertThat(text()).isEqualTo("0\t-42\t9223372036854775807\t-9223372036854775808\t10\t9\n");
    }

    @Test
    void wholeNumbersOfEveryLengthAreWrittenInFull() {
        StringBuilder expected = new StringBuilder();
        for (long power = 1; power > 0 && power <= Long.MAX_VALUE / 10; power *= 10) {
            row.integer(power - 1).integer(power).integer(-power);
            expected.append(power - 1)
                    .append('\t')
                    .append(power)
                    .append("\t-")
                    .append(power)
                    .append('\t');
        }
        assertThat(text()).isEqualTo(expected.toString());
    }

    @Test
    void instantsAreUtcToTheMicrosecond() {
        row.instant(Instant.parse("2023-01-01T02:03:04Z"))
                .instant(Instant.parse("1000-12-31T23:59:59.000001Z"))
                .instant(Instant.parse("9999-02-03T00:00:00.120000Z"))
                .instant(Instant.parse("1969-12-31T23:59:59.999999Z"));
        row.endRow();

        assertThat(text())
                .isEqualTo("2023-01-01 02:03:04\t1000-12-31 23:59:59.000001\t9999-02-03 00:00:00.120000"
                        + "\t1969-12-31 23:59:59.999999\n");
    }

    @Test
    void instantsOfAllDaysAreThoseOfTheCalendar() {
        LocalDateTime time = LocalDateTime.parse("1000-01-01T00:00:00");
        while (time.getYear() < 10_000) {
            row.clear();
            row.instant(time.toInstant(ZoneOffset.UTC)).date(time.toLocalDate());

            assertThat(text()).isEqualTo(SECONDS.format(time) + "\t" + time.toLocalDate() + "\t");
            time = time.plusDays(9).plusSeconds(86_399);
        }
    }

    @Test
    void datesAreWrittenAsDates() {
        row.date(LocalDate.of(2026, 11, 1)).date(LocalDate.of(987, 1, 31));
        row.endRow();

        assertThat(text()).isEqualTo("2026-11-01\t0987-01-31\n");
    }

    @Test
    void bytesAreHex() {
        row.bytes(new byte[] {0, 0x0F, (byte) 0xF0, (byte) 0xFF}).bytes(new byte[0]);
        row.endRow();

        assertThat(text()).isEqualTo("000ff0ff\t\n");
    }

    @Test
    void restartForgetsTheRowThatIsNotEndedAndKeepsTheOthers() {
        row.text("kept");
        row.endRow();
        row.text("forgotten").integer(1);
        row.restart();
        row.text("next");
        row.endRow();

        assertThat(text()).isEqualTo("kept\nnext\n");
    }

    @Test
    void bufferGrowsWithWhatIsPutIntoIt() {
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            String wide = "\\".repeat(i) + "中".repeat(i % 50);
            row.text(wide).minorUnits(i).bytes(new byte[i % 40]).instant(Instant.EPOCH);
            row.endRow();
            expected.append(wide.replace("\\", "\\\\"))
                    .append(String.format("\t%d.%02d\t", i / 100, i % 100))
                    .append("00".repeat(i % 40))
                    .append("\t1970-01-01 00:00:00\n");
        }
        assertThat(text()).isEqualTo(expected.toString());
    }

    private String text() {
        return new String(asBytes(), StandardCharsets.UTF_8);
    }

    private byte[] asBytes() {
        return Arrays.copyOf(row.bytes(), row.length());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
