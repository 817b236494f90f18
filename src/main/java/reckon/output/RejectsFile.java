package reckon.output;

import java.sql.SQLException;
import java.util.List;
import reckon.database.CancellationCheck;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.files.CsvLine;
import reckon.files.CsvText;
import reckon.files.OutputFile;
import reckon.files.RunFile;
import reckon.files.RunFolder;
import reckon.files.WrittenFile;
import reckon.ledger.Run;
import reckon.policy.Policies;
import reckon.tables.InputFileTable;
import reckon.tables.RejectTable;

/** Writes {@code rejects.csv}: each bad line of the files that a run took or refused. */
final class RejectsFile implements RunFile {
    private static final String HEADER = "file,line,column,value,error";
    private static final String REJECTS = """
            SELECT i.name, r.line, r.column_name, r.field_value, r.error
              FROM input_file i
              JOIN reject r ON r.file_no = i.file_no
             WHERE i.business_date = ?
             ORDER BY i.name, r.line, r.file_no
            """;

    private final Database database;
    private final Run run;
    private final Policies policies;
    private final CancellationCheck cancellation;

    RejectsFile(Database database, Run run, Policies policies, CancellationCheck cancellation) {
        this.database = database;
        this.run = run;
        this.policies = policies;
        this.cancellation = cancellation;
    }

    @Override
    public List<WrittenFile> write(RunFolder folder) {
        CsvLine text = new CsvLine(policies.zone());
        try (Cursor<CsvText> lines = database.stream(REJECTS, row -> line(text.clear(), row), run.businessDate())) {
            return List.of(OutputFile.write(folder, "rejects.csv", HEADER, lines::next));
        }
    }

    private CsvText line(CsvLine text, ResultRow row) throws SQLException {
        cancellation.throwIfStopped();
        text.text(row.get(InputFileTable.NAME)).integer(row.get(RejectTable.LINE));
        text.text(row.get(RejectTable.COLUMN_NAME)).text(row.get(RejectTable.FIELD_VALUE));
        return text.text(row.get(RejectTable.ERROR)).toText();
    }
}
