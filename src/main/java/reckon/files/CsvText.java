package reckon.files;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.OutputStream;
import reckon.text.Utf8Buffer;

/** Columns as a {@link CsvLine} has written them, in UTF-8: to be kept, or sent to whoever writes the file. It does not change. */
public final class CsvText {
    private final byte[] utf8;

    CsvText(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** Reads what {@link #send} has written. */
    public static CsvText receive(DataInput in) throws IOException {
        byte[] utf8 = new byte[in.readInt()];
        in.readFully(utf8);
        return new CsvText(utf8);
    }

    /** Writes it with its length. */
    public void send(DataOutput out) throws IOException {
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    void appendTo(Utf8Buffer line) {
        line.append(utf8);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(utf8);
        out.write('\n');
    }
}
