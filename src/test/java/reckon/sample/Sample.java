package reckon.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import reckon.support.CsvRows;
import reckon.support.Project;

/** The night in {@code sample-data/}: what is delivered, what comes out, and the text that explains both. */
public final class Sample {
    public static final LocalDate BUSINESS_DATE = LocalDate.of(2026, 11, 4);
    static final Path FOLDER = Project.folder().resolve("sample-data");
    public static final Path INPUT = FOLDER.resolve("input");
    public static final Path EXPECTED = FOLDER.resolve("expected");

    private Sample() {}

    /** Returns the rows of an expected file, each from column to value. */
    static List<Map<String, String>> expected(String file) {
        return CsvRows.read(EXPECTED.resolve(file));
    }

    /** Returns the text that explains the sample. */
    static String readme() {
        return text(FOLDER.resolve("README.md"));
    }

    /** Returns a file as text. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
