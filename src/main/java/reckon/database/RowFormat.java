package reckon.database;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * Makes a value of a row without a look at other rows, and writes and reads values: an engine may have them made by another
 * process, and sent.
 *
 * @param <T> what is made of a row
 */
public interface RowFormat<T> extends Serializable {
    /** Returns what makes values of rows; each thread takes one of its own. */
    RowReader<T> reader();

    /** Writes a value. */
    void write(T value, DataOutput out) throws IOException;

    /** Reads a value that {@link #write} has written. */
    T read(DataInput in) throws IOException;
}
