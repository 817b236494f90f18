package reckon.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.database.Column;
import reckon.database.Cursor;
import reckon.database.RowFormat;
import reckon.database.RowReader;

/** What executors make of rows comes to the driver whole and in the order of the query. */
final class SparkDatabaseTest {
    private static LocalSpark spark;
    private SparkSession session;
    private SparkDatabase database;

    @BeforeAll
    static void start(@TempDir Path folder) {
        spark = new LocalSpark(folder);
    }

    @AfterAll
    static void stop() {
        spark.close();
    }

    @BeforeEach
    void makeDatabase(@TempDir Path folder) {
        session = spark.on(folder);
        database = new SparkDatabase(session, new SmallTables(session));
    }

    @Test
    void valuesOfManyPartitionsComeInTheOrderOfTheQuery() {
        session.conf().set("spark.sql.adaptive.enabled", "false"); // which would make one partition of so few rows

        assertThat(numbers("SELECT id FROM range(0, 7000) ORDER BY id DESC"))
                .isEqualTo(
                        LongStream.iterate(6999, n -> n - 1).limit(7000).boxed().toList());
    }

    @Test
    void aQueryWithoutRowsHasNoValues() {
        assertThat(numbers("SELECT id FROM range(0, 7000) WHERE id < 0 ORDER BY id"))
                .isEmpty();
    }

    @Test
    void whatExecutorsKeepIsGoneWithTheCursor() {
        try (Cursor<Long> numbers =
                database.streamFormatted("SELECT id FROM range(0, 10) ORDER BY id", new Numbers())) {
            assertThat(numbers.next()).isZero();
            assertThat(kept()).isEqualTo(1);
        }
        assertThat(kept()).isZero();
    }

    private int kept() {
        return session.sparkContext().getPersistentRDDs().size();
    }

    private List<Long> numbers(String sql) {
        try (Cursor<Long> numbers = database.streamFormatted(sql, new Numbers())) {
            List<Long> all = new ArrayList<>();
            numbers.iterator().forEachRemaining(all::add);
            return all;
        }
    }

    private record Numbers() implements RowFormat<Long> {
        private static final Column<Long> ID = Column.bigint("id");

        @Override
        public RowReader<Long> reader() {
            return row -> row.get(ID);
        }

        @Override
        public void write(Long number, DataOutput out) throws IOException {
            out.writeLong(number);
        }

        @Override
        public Long read(DataInput in) throws IOException {
            return in.readLong();
        }
    }
}
