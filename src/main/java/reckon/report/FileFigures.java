package reckon.report;

import java.io.IOException;
import reckon.files.CsvRows;

/** What is kept of one file of a run. */
interface FileFigures {
    /** Reads the file; throws {@link IOException} or {@link IllegalArgumentException} if it is not what a run writes. */
    void read(CsvRows rows) throws IOException;
}
