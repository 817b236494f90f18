package reckon.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reckon.database.CancellationCheck;
import reckon.database.Rows;

/** Rows as they are read by the driver. */
class LoadDataStreamTest {
    private static final int CHUNK_BYTES = 8;

    @Test
    void rowsOfManyChunksAreInOrderAsAWhole() throws IOException {
        try (LoadDataStream stream = stream("d", "c", "b", "e", "e", "a", "z", "y", "0", "1")) {
            assertThat(textOf(stream)).isEqualTo("0\n1\na\nb\nc\nd\ne\ne\ny\nz\n");
            assertThat(stream.rows()).isEqualTo(10);
            stream.rethrow();
        }
    }

    @Test
    void rowThatIsLongerThanAChunkIsWhole() throws IOException {
        String wide = "w".repeat(3 * CHUNK_BYTES);

        assertThat(textOf(stream("b", "a", wide, "d", "c", wide, wide)))
                .isEqualTo(String.join("\n", "a", "b", "c", "d", wide, wide, wide) + "\n");
    }

    @Test
    void rowThatIsLongerThanWhatIsReadAtOnceIsWhole() throws IOException {
        String wide = "w".repeat(300_000);

        assertThat(textOf(stream("x", wide, "b", wide + "2", "a", wide + "1")))
                .isEqualTo(String.join("\n", "a", "b", wide, wide + "2", wide + "1", "x") + "\n");
    }

    @Test
    void rowsThatComeInOrderAreNotKeptBack() throws IOException {
        List<String> made = new ArrayList<>();
        Iterator<String> keys = List.of("a", "b", "c", "d", "e", "f", "z", "y").iterator();
        Rows rows = row -> {
            if (!keys.hasNext()) {
                return false;
            }
            made.add(keys.next());
            row.text(made.get(made.size() - 1));
            return true;
        };
        try (LoadDataStream stream = LoadDataStream.begin(rows, LoadDataBuffer.byFirstColumn(CHUNK_BYTES), () -> {})) {
            assertThat(made).containsExactly("a", "b", "c", "d");
            assertThat(textOf(stream)).isEqualTo("a\nb\nc\nd\ne\nf\ny\nz\n");
        }
    }

    /** Of few keys and of many, some longer than what counts of them, in chunks of a few rows and of all; out of order from the first. */
    @Test
    void anyRowsAreSentAsAStableSortOrdersThem() {
        Random random = new Random(20261104);
        for (int i = 0; i < 200; i++) {
            String first = "k".repeat(random.nextInt(KeyOrder.MOST_KEY_BYTES));
            int keys = 1 + random.nextInt(5_000);
            Stream<String> any =
                    random.ints(random.nextInt(2_000), 0, keys).mapToObj(key -> first + Integer.toString(key, 36));
            assertRowsAreSorted(
                    random, Stream.concat(Stream.of("z", "y"), any).toList(), CHUNK_BYTES + random.nextInt(1 << 16));
        }
    }

    /** Of each chunk only a part is in memory at a time. */
    @Test
    void rowsOfLargeChunksAreSentAsAStableSortOrdersThem() {
        Random random = new Random(20261105);
        List<String> keys =
                random.ints(100_000, 0, 30_000).mapToObj(key -> "order-" + key).toList();

        assertRowsAreSorted(random, keys, 300_000);
    }

    /** Chunks that happen to be in order are not smaller than others: a file of many would need memory for each. */
    @Test
    void rowsBehindOneThatIsOutOfOrderAreSentAsAStableSortOrdersThem() {
        Stream<String> inOrder = IntStream.range(0, 100_000).mapToObj(i -> String.format("%09d", i / 2));

        assertRowsAreSorted(
                new Random(20261106), Stream.concat(Stream.of("z"), inOrder).toList(), 1 << 20);
    }

    /** Each row is its key and its number; the stream is read in pieces of any size. */
    private static void assertRowsAreSorted(Random random, List<String> keys, int chunkBytes) {
        Iterator<Integer> numbers = IntStream.range(0, keys.size()).iterator();
        Rows rows = row -> {
            if (!numbers.hasNext()) {
                return false;
            }
            int number = numbers.next();
            row.text(keys.get(number)).integer(number);
            return true;
        };
        String sorted = IntStream.range(0, keys.size())
                .mapToObj(number -> keys.get(number) + "\t" + number + "\n")
                .sorted(Comparator.comparing(LoadDataStreamTest::whatCounts))
                .collect(Collectors.joining());
        try (LoadDataStream stream = LoadDataStream.begin(rows, LoadDataBuffer.byFirstColumn(chunkBytes), () -> {})) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            byte[] piece = new byte[1 + random.nextInt(5_000)];
            for (int count = stream.read(piece, 0, piece.length);
                    count >= 0;
                    count = stream.read(piece, 0, piece.length)) {
                text.write(piece, 0, count);
            }
            stream.rethrow();
            assertThat(text.toString(StandardCharsets.UTF_8)).isEqualTo(sorted);
        }
    }

    private static String whatCounts(String row) {
        return row.substring(0, Math.min(row.indexOf('\t'), KeyOrder.MOST_KEY_BYTES));
    }

    @Test
    void rowThatCannotBeMadeFailsBeforeAnythingIsSentWhereRowsAreToBeSorted() {
        Rows rows = failingAtTheEnd(
                List.of("f", "e", "d", "c", "b", "a", "0", "x", "y").iterator());

        assertThatThrownBy(() -> LoadDataStream.begin(rows, LoadDataBuffer.byFirstColumn(CHUNK_BYTES), () -> {}))
                .hasMessage("no more");
    }

    @Test
    void checkpointIsPassedWithEveryRowOfEveryChunk() {
        List<String> keys = List.of("f", "e", "d", "c", "b", "a", "0", "x", "y");
        AtomicInteger passed = new AtomicInteger();
        LoadDataStream.begin(each(keys.iterator()), LoadDataBuffer.byFirstColumn(CHUNK_BYTES), passed::incrementAndGet)
                .close();

        assertThat(passed).hasValueGreaterThanOrEqualTo(keys.size());
    }

    @Test
    void checkpointThatClosesEndsTheStreamOfRowsThatWereSorted() {
        AtomicBoolean closed = new AtomicBoolean();
        CancellationCheck cancellation = () -> {
            if (closed.get()) {
                throw new IllegalStateException("stopped");
            }
        };
        Iterator<String> keys = List.of("d", "c", "b", "e", "e", "a").iterator();
        try (LoadDataStream stream =
                LoadDataStream.begin(each(keys), LoadDataBuffer.byFirstColumn(CHUNK_BYTES), cancellation)) {
            closed.set(true);
            assertThat(stream.read()).isEqualTo(-1);
            assertThat(stream.read()).isEqualTo(-1);
            assertThatThrownBy(stream::rethrow).hasMessage("stopped");
        }
    }

    @Test
    void rowsThatAreManyArriveInFull() throws IOException {
        int rows = 100_000;
        List<String> keys = IntStream.range(0, rows)
                .map(i -> rows - i)
                .mapToObj(i -> String.format("%09d", i))
                .toList();
        try (LoadDataStream stream =
                LoadDataStream.begin(each(keys.iterator()), LoadDataBuffer.byFirstColumn(), () -> {})) {
            assertThat(textOf(stream))
                    .isEqualTo(String.join("\n", keys.stream().sorted().toList()) + "\n");
            assertThat(stream.rows()).isEqualTo(rows);
        }
    }

    @Test
    void streamWithoutRowsEndsAtOnce() {
        LoadDataStream stream = stream();

        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.rows()).isZero();
    }

    @Test
    void askingForNoBytesLosesNone() throws IOException {
        LoadDataStream stream = stream("b", "a");

        assertThat(stream.read()).isEqualTo('a');
        assertThat(stream.read(new byte[0], 0, 0)).isZero();
        assertThat(textOf(stream)).isEqualTo("\nb\n");
    }

    @Test
    void failureEndsTheStreamBehindTheLastWholeRowAndIsThrownAfterwards() throws IOException {
        Rows rows = failingAtTheEnd(List.of("a", "b", "c", "d", "e", "f").iterator());
        LoadDataStream stream = LoadDataStream.begin(rows, LoadDataBuffer.byFirstColumn(CHUNK_BYTES), () -> {});

        assertThat(textOf(stream)).isEqualTo("a\nb\nc\nd\ne\n");
        assertThat(stream.read()).isEqualTo(-1);
        assertThatThrownBy(stream::rethrow).hasMessage("no more");
    }

    private static Rows failingAtTheEnd(Iterator<String> keys) {
        return row -> {
            row.text(keys.next());
            if (!keys.hasNext()) {
                throw new IllegalStateException("no more");
            }
            return true;
        };
    }

    private static String textOf(LoadDataStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static LoadDataStream stream(String... keys) {
        return LoadDataStream.begin(
                each(List.of(keys).iterator()), LoadDataBuffer.byFirstColumn(CHUNK_BYTES), () -> {});
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
