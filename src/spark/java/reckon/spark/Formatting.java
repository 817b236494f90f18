package reckon.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.xerial.snappy.Snappy;
import reckon.database.RowFormat;
import reckon.database.RowReader;

/** Makes values of the rows of a partition, on an executor. They leave it many at a time, compressed. */
record Formatting<T>(RowFormat<T> format, StructType schema) implements FlatMapFunction<Iterator<Row>, byte[]> {
    private static final int AT_ONCE = 1000;

    @Override
    public Iterator<byte[]> call(Iterator<Row> rows) {
        RowReader<T> reader = format.reader();
        SparkRow row = new SparkRow(schema);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public byte[] next() {
                if (!rows.hasNext()) {
                    throw new NoSuchElementException();
                }
                List<T> values = new ArrayList<>(AT_ONCE);
                while (values.size() < AT_ONCE && rows.hasNext()) {
                    values.add(SparkDatabase.read(reader, row.at(rows.next())));
                }
                return packed(values);
            }
        };
    }

    private byte[] packed(List<T> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(values.size());
            for (T value : values) {
                format.write(value, out);
            }
            return Snappy.compress(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the values that one of these byte arrays holds. */
    List<T> unpacked(byte[] packed) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(Snappy.uncompress(packed)));
            int count = in.readInt();
            List<T> values = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                values.add(format.read(in));
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
