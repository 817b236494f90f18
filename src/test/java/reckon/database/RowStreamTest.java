package reckon.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows as they are read by the driver. */
class RowStreamTest {
    private static final int CHUNK_BYTES = 8;

    @Test
    void eachChunkIsInOrderOfItsOwn() throws IOException {
        RowStream stream = stream("d", "c", "b", "e", "e", "a", "z", "y", "0", "1");

        assertThat(stream).hasContent("b\nc\nd\ne\na\ne\ny\nz\n0\n1\n");
        assertThat(stream.rows()).isEqualTo(10);
        stream.rethrow();
    }

    @Test
    void rowThatIsLongerThanAChunkIsWhole() {
        String wide = "w".repeat(3 * CHUNK_BYTES);

        assertThat(stream("b", "a", wide, "d", "c", wide, wide))
                .hasContent("a\nb\n" + wide + "\nc\nd\n" + wide + "\n" + wide + "\n");
    }

    @Test
    void rowsThatAreManyArriveInFull() {
        int rows = 100_000;
        List<String> keys = IntStream.range(0, rows)
                .map(i -> rows - i)
                .mapToObj(i -> String.format("%09d", i))
                .toList();
        RowStream stream = new RowStream(each(keys.iterator()), RowChunk.byFirstColumn());

        assertThat(stream).hasContent(String.join("\n", keys.stream().sorted().toList()) + "\n");
        assertThat(stream.rows()).isEqualTo(rows);
    }

    @Test
    void streamWithoutRowsEndsAtOnce() {
        RowStream stream = stream();

        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.rows()).isZero();
    }

    @Test
    void askingForNoBytesLosesNone() {
        RowStream stream = stream("b", "a");

        assertThat(stream.read()).isEqualTo('a');
        assertThat(stream.read(new byte[0], 0, 0)).isZero();
        assertThat(stream).hasContent("\nb\n");
    }

    @Test
    void failureEndsTheStreamBehindTheLastWholeRowAndIsThrownAfterwards() throws IOException {
        Iterator<String> keys = List.of("c", "b", "a").iterator();
        RowStream stream = new RowStream(
                row -> {
                    row.text(keys.hasNext() ? keys.next() : "half a row");
                    if (!keys.hasNext()) {
                        throw new IllegalStateException("no more");
                    }
                    return true;
                },
                RowChunk.byFirstColumn());

        assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("b\nc\n");
        assertThat(stream.read()).isEqualTo(-1);
        assertThatThrownBy(stream::rethrow).hasMessage("no more");
    }

    private static RowStream stream(String... keys) {
        return new RowStream(each(List.of(keys).iterator()), RowChunk.byFirstColumn(CHUNK_BYTES));
    }

    private static Rows each(Iterator<String> keys) {
        return row -> {
            if (!keys.hasNext()) {
                return false;
            }
            row.text(keys.next());
            return true;
        };
    }
}
