package reckon.files;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Takes a written record apart into its fields; a record whose quotes are broken has none. */
public final class CsvFields {
    private static final RFC4180Parser PARSER = new RFC4180ParserBuilder().build();

    private CsvFields() {}

    /** Returns the fields of a record without its line end. */
    public static String[] of(byte[] record) {
        try {
            return PARSER.parseLine(new String(record, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new String[0];
        }
    }
}
