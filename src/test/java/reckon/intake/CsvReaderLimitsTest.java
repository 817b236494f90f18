package reckon.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.intake.CsvReader.MAX_RECORD_BYTES;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.support.PiecewiseStream;

/** How long a record may be, whatever came before it and in whatever pieces it comes. */
class CsvReaderLimitsTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\r\r\n", ""})
    void recordOfTheMostBytesIsRead(String lineEnd) throws IOException {
        CsvReader csv = new CsvReader(stream(xs(MAX_RECORD_BYTES - lineEnd.length()) + lineEnd));

        assertThat(csv.next()).isTrue();
        assertThat(csv.isBroken()).isFalse();
        assertThat(csv.to(0) - csv.from(0)).isEqualTo(MAX_RECORD_BYTES - lineEnd.length());
        assertThat(csv.next()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\r\r\n", ""})
    void recordOfOneByteMoreIsBroken(String lineEnd) throws IOException {
        CsvReader csv = new CsvReader(stream(xs(MAX_RECORD_BYTES + 1 - lineEnd.length()) + lineEnd));

        assertThat(csv.next()).isTrue();
        assertThat(csv.isBroken()).isTrue();
        assertThat(csv.next()).isFalse();
    }

    @Test
    void limitIsTheSameOnceALongRecordHasMadeTheBufferLarge() throws IOException {
        String longest = xs(MAX_RECORD_BYTES - 1) + "\n";
        CsvReader csv = new CsvReader(stream(longest + xs(MAX_RECORD_BYTES) + "\n" + longest));

        assertThat(csv.next()).isTrue();
        assertThat(csv.isBroken()).isFalse();
        assertThat(csv.next()).isTrue();
        assertThat(csv.isBroken()).isTrue();
        assertThat(csv.next()).isTrue();
        assertThat(csv.isBroken()).isFalse();
        assertThat(csv.line()).isEqualTo(3);
    }

    @Test
    void quotedRecordThatIsTooLongGivesUpItsFirstLineOnly() throws IOException {
        CsvReader csv = new CsvReader(stream("\"a\n" + (xs(1023) + "\n").repeat(1024) + "b\",c\nd,e\n"));
        int broken = 0;
        long lastLine = 0;
        while (csv.next()) {
            broken += csv.isBroken() ? 1 : 0;
            lastLine = csv.line();
        }

        assertThat(broken).isEqualTo(1);
        assertThat(lastLine).isEqualTo(1 + 1024 + 2);
    }

    @Test
    void recordsAcrossTheBordersOfTheBufferAreWhole() throws IOException {
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            content.append(i).append(",\"").append("q\"\"\n".repeat(i % 7)).append("\"\r\n");
        }
        byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
        CsvReader csv = new CsvReader(new PiecewiseStream(bytes, new SplittableRandom(1), 100_000));
        long line = 1;
        for (int i = 0; i < 20_000; i++) {
            assertThat(csv.next()).isTrue();
            assertThat(csv.line()).isEqualTo(line);
            assertThat(field(csv, 0)).isEqualTo(String.valueOf(i));
            assertThat(field(csv, 1)).isEqualTo("q\"\n".repeat(i % 7));
            line += 1 + i % 7;
        }
        assertThat(csv.next()).isFalse();
    }

    @Test
    void lineOfAHundredMegabytesIsOneBrokenRecordInLittleMemory() throws IOException {
        CsvReader csv = new CsvReader(new LongLine(100_000_000, "\nafter,it\n"));

        assertThat(csv.next()).isTrue();
        assertThat(csv.isBroken()).isTrue();
        assertThat(csv.next()).isTrue();
        assertThat(csv.line()).isEqualTo(2);
        assertThat(field(csv, 1)).isEqualTo("it");
        assertThat(csv.bytes()).hasSizeLessThanOrEqualTo(2 * MAX_RECORD_BYTES);
    }

    /** A line of nothing but the letter x, and what comes after it. */
    private static final class LongLine extends InputStream {
        private final ByteArrayInputStream rest;
        private int left;

        LongLine(int length, String rest) {
            this.left = length;
            this.rest = new ByteArrayInputStream(rest.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : rest.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return rest.read(target, offset, length);
            }
            int count = Math.min(left, length);
            Arrays.fill(target, offset, offset + count, (byte) 'x');
            left -= count;
            return count;
        }
    }

    private static String field(CsvReader csv, int field) {
        return new String(csv.bytes(), csv.from(field), csv.to(field) - csv.from(field), StandardCharsets.UTF_8);
    }

    private static String xs(int count) {
        return "x".repeat(count);
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
