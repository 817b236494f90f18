package reckon.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;

/**
 * Reads a file that a {@link CsvLine} wrote, row by row, making values of those columns only that are asked for: a night's
 * files have millions of rows. What is to be proved about a file is read by {@link RecordLines}.
 */
public final class CsvRows implements AutoCloseable {
    private final Path file;
    private final InputStream in;
    private final Map<String, Integer> columns = new HashMap<>();
    private byte[] buffer = new byte[1 << 16];
    private int filled;
    /** Where the row begins, and where the next one does. */
    private int start;

    private int next;
    /** Where each field ends, counted from the row's start. */
    private int[] ends = new int[32];

    private int fields;
    private long row;

    /** Opens a file and reads its header; throws {@link IOException} if that cannot be done. */
    public CsvRows(Path file) throws IOException {
        this.file = file;
        this.in = Files.newInputStream(file);
        if (next()) {
            for (int i = 0; i < fields; i++) {
                columns.put(text(i), i);
            }
        }
        row = 1;
    }

    /** Returns where a column stands; throws {@link IOException} if the file has none of this name. */
    public int column(String name) throws IOException {
        Integer column = columns.get(name);
        if (column == null) {
            throw new IOException(file.getFileName() + " has no column " + name);
        }
        return column;
    }

    /** Goes to the next row; returns false behind the last one. */
    public boolean next() throws IOException {
        start = next;
        fields = 0;
        row++;
        boolean quoted = false;
        for (int at = 0; ; at++) {
            if (start + at == filled && !fill()) {
                next = filled;
                return at > 0 && endField(at);
            }
            byte b = buffer[start + at];
            if (b == '"') {
                quoted = !quoted;
            } else if (b == ',' && !quoted) {
                endField(at);
            } else if (b == '\n' && !quoted) {
                next = start + at + 1;
                return endField(at);
            }
        }
    }

    private boolean endField(int at) {
        if (fields == ends.length) {
            ends = Arrays.copyOf(ends, 2 * fields);
        }
        ends[fields++] = at;
        return true;
    }

    /** Reads on behind what there is of the row. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        start = 0;
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, read);
        return read > 0;
    }

    /** Returns a field as the text that was written, without what keeps a spreadsheet from running it. */
    public String text(int column) throws IOException {
        int from = start + (column == 0 ? 0 : ends(column - 1) + 1);
        int to = start + ends(column);
        String text;
        if (from < to && buffer[from] == '"') {
            text = new String(buffer, from + 1, Math.max(0, to - from - 2), StandardCharsets.UTF_8)
                    .replace("\"\"", "\"");
        } else {
            text = new String(buffer, from, to - from, StandardCharsets.UTF_8);
        }
        boolean isGuarded = text.length() > 1 && text.charAt(0) == '\'' && "=+-@\t\r".indexOf(text.charAt(1)) >= 0;
        return isGuarded ? text.substring(1) : text;
    }

    private int ends(int column) throws IOException {
        if (column >= fields) {
            throw new IOException(file.getFileName() + ", record " + row + ": it has " + fields + " fields only");
        }
        return ends[column];
    }

    /** Returns an amount, or null where there is none. */
    public @Nullable Money money(int column) throws IOException {
        String text = text(column);
        return text.isEmpty() ? null : Money.of(text);
    }

    /** Returns points, or null where there are none. */
    public @Nullable Points points(int column) throws IOException {
        String text = text(column);
        return text.isEmpty() ? null : Points.of(text);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
