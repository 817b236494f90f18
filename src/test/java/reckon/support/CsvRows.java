package reckon.support;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a CSV file with a header line. */
public final class CsvRows {
    private CsvRows() {}

    /** Returns the rows in the file's order, each from column to value. */
    public static List<Map<String, String>> read(Path file) {
        try (CSVReader reader = new CSVReaderBuilder(Files.newBufferedReader(file))
                .withCSVParser(new RFC4180ParserBuilder().build())
                .build()) {
            String[] header = reader.readNext();
            List<Map<String, String>> rows = new ArrayList<>();
            for (String[] fields : reader.readAll()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int column = 0; column < header.length; column++) {
                    row.put(header[column], fields[column]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
