package reckon.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows in the order of their first column; the second one says when a row came. */
class LoadDataBufferTest {
    private final LoadDataBuffer chunk = LoadDataBuffer.byFirstColumn();

    @Test
    void rowsAreGivenOutInTheOrderOfTheirFirstColumn() {
        add("b", "a", "c", "a-1", "B", "a");

        assertThat(taken()).containsExactly("B 4", "a 1", "a 5", "a-1 3", "b 0", "c 2");
    }

    @Test
    void rowsOfOneKeyKeepTheOrderTheyCameIn() {
        add("x", "a", "x", "a", "x", "a");

        assertThat(taken()).containsExactly("a 1", "a 3", "a 5", "x 0", "x 2", "x 4");
    }

    @Test
    void rowsThatComeInOrderAreGivenOutAsTheyCame() {
        add("", "a", "a", "a\u0001", "ab", "b");

        assertThat(taken()).containsExactly(" 0", "a 1", "a 2", "a\u0001 3", "ab 4", "b 5");
    }

    @Test
    void keysAreToldApartBehindWhatAllOfThemBeginWith() {
        String region = "cn-hangzhou-instance-of-somebody-";
        add(region + "00002", region + "00001", region, region + "00001", region + "000010");

        assertThat(taken())
                .containsExactly(
                        region + " 2", region + "00001 1", region + "00001 3", region + "000010 4", region + "00002 0");
    }

    @Test
    void longKeysThatDifferOnlyAtTheirEndsKeepTheOrderTheyCameIn() {
        String key = "k".repeat(KeyOrder.MOST_KEY_BYTES);
        add("x", key + "b", key + "a", key, key + "b");

        assertThat(taken()).containsExactly(key + "b 1", key + "a 2", key + " 3", key + "b 4", "x 0");
    }

    @Test
    void charactersBeyondAsciiComeBehindThoseOfAscii() {
        add("中", "é", "z", "😀", "");

        assertThat(taken()).containsExactly(" 4", "z 2", "é 1", "中 0", "😀 3");
    }

    @Test
    void nothingIsGivenOutWhereNoRowWasAdded() {
        chunk.row().text("begun, and never added");

        assertThat(taken()).isEmpty();
    }

    @Test
    void rowWithOneColumnEndsWithIt() {
        for (String key : List.of("b", "a", "")) {
            chunk.row().text(key);
            chunk.add();
        }
        assertThat(takenText(1 << 10)).isEqualTo("\na\nb\n");
    }

    @Test
    void chunkIsFilledAnewOnceItIsCleared() {
        add("b", "a");
        taken();
        chunk.clear();
        add("a", "b");
        assertThat(taken()).containsExactly("a 0", "b 1");

        chunk.clear();
        add("0");
        assertThat(taken()).containsExactly("0 0");
    }

    @Test
    void rowsOfLedgersAreGivenOutAsTheyCame() {
        LoadDataBuffer ledger = LoadDataBuffer.asTheyCome();
        for (String key : List.of("b", "a")) {
            ledger.row().text(key);
            ledger.add();
        }
        ledger.complete();
        byte[] target = new byte[10];

        assertThat(Arrays.copyOf(target, ledger.take(target, 0, 10))).asString().isEqualTo("b\na\n");
    }

    /** Of few keys and of many, short and long ones, in order, nearly in order and in none. */
    @Test
    void anyRowsAreOrderedAsAStableSortDoes() {
        Random random = new Random(20261104);
        for (int i = 0; i < 1_000; i++) {
            String[] keys = new String[random.nextInt(random.nextInt(10) == 0 ? 3_000 : 60)];
            String first = "id-".repeat(random.nextInt(12));
            int digits = random.nextInt(12);
            for (int j = 0; j < keys.length; j++) {
                keys[j] =
                        first + Long.toString(random.nextLong() >>> 1, 36).substring(0, digits / 2 + random.nextInt(3));
            }
            if (random.nextInt(3) == 0) {
                Arrays.sort(keys);
                for (int swaps = random.nextInt(3); swaps > 0 && keys.length > 0; swaps--) {
                    keys[random.nextInt(keys.length)] = first;
                }
            }
            chunk.clear();
            add(keys);

            assertThat(taken(1 + random.nextInt(100))).as("case %s", i).isEqualTo(sorted(keys));
        }
    }

    private static List<String> sorted(String[] keys) {
        List<String[]> rows = new ArrayList<>();
        for (String key : keys) {
            rows.add(new String[] {key, key + " " + rows.size()});
        }
        rows.sort(Comparator.comparing(row -> row[0])); // all ASCII, so characters are bytes
        return rows.stream().map(row -> row[1]).toList();
    }

    private void add(String... keys) {
        for (int i = 0; i < keys.length; i++) {
            chunk.row().text(keys[i]).integer(i);
            chunk.add();
        }
    }

    /** Returns the rows as {@code key number}. */
    private List<String> taken() {
        return taken(1 << 10);
    }

    private List<String> taken(int bytesAtATime) {
        return takenText(bytesAtATime)
                .lines()
                .map(row -> row.replace('\t', ' '))
                .toList();
    }

    private String takenText(int bytesAtATime) {
        chunk.complete();
        StringBuilder text = new StringBuilder();
        byte[] target = new byte[bytesAtATime + 2];
        for (int count = bytesAtATime; count == bytesAtATime; ) {
            count = chunk.take(target, 1, bytesAtATime);
            text.append(new String(target, 1, count, StandardCharsets.ISO_8859_1));
        }
        return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
