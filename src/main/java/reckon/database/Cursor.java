package reckon.database;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of one query, read one at a time and never all in memory. */
public interface Cursor<T> extends AutoCloseable {
    /** Returns the next row without taking it, or null at the end. */
    @Nullable
    T peek();

    /** Returns the next row, or null at the end. */
    @Nullable
    T next();

    /** Returns the rows that are left, as they are read; they are taken from this cursor. */
    default Iterator<T> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return peek() != null;
            }

            @Override
            public T next() {
                T next = Cursor.this.next();
                if (next == null) {
                    throw new NoSuchElementException();
                }
                return next;
            }
        };
    }

    @Override
    void close();
}
