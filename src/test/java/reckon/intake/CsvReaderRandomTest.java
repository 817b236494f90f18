package reckon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.RFC4180Parser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.support.PiecewiseStream;

/** Random well-formed records are read as opencsv reads each of them. */
class CsvReaderRandomTest {
    private static final String[] LINE_ENDS = {"\n", "\r\n", "\r", "\r\r\n"};
    private static final Pattern LINE_END = Pattern.compile("\r\r\n|\r\n|\n|\r");
    private static final String[] MATTER = {
        "a", "7", "-", " ", "é", "中", "😀", ",", "\"", "\n", "\r\n", "\r", "\\", "\t"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void wellFormedRecordsAreReadAsAnotherReaderReadsThem(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> records = new ArrayList<>();
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            String record = record(random);
            records.add(record);
            content.append(record).append(LINE_ENDS[random.nextInt(LINE_ENDS.length)]);
        }
        byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);

        CsvReader csv = new CsvReader(new PiecewiseStream(bytes, random, 1 + random.nextInt(500)));

        long line = 1;
        for (String record : records) {
            assertThat(csv.next()).isTrue();
            assertThat(csv.line()).as("line of %s, seed %d", record, seed).isEqualTo(line);
            assertThat(fields(csv)).as("seed %d", seed).containsExactly(new RFC4180Parser().parseLine(record));
            line += 1 + LINE_END.matcher(record).results().count();
        }
        assertThat(csv.next()).isFalse();
    }

    /** A record of at least two fields, so that none is a blank line. */
    private static String record(SplittableRandom random) {
        List<String> fields = new ArrayList<>();
        int count = 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            StringBuilder value = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                value.append(MATTER[random.nextInt(MATTER.length)]);
            }
            boolean quoted = random.nextInt(4) == 0
                    || value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            fields.add(quoted ? '"' + value.toString().replace("\"", "\"\"") + '"' : value.toString());
        }
        return String.join(",", fields);
    }

    private static List<String> fields(CsvReader csv) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < csv.fieldCount(); i++) {
            fields.add(new String(csv.bytes(), csv.from(i), csv.to(i) - csv.from(i), StandardCharsets.UTF_8));
        }
        return fields;
    }
}
