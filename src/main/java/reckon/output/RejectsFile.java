package reckon.output;

import java.sql.SQLException;
import java.util.List;
import reckon.database.CancellationCheck;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.files.CsvLine;
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

    private record Line(String file, long line, String column, String value, String error) {
        static Line read(ResultRow row) throws SQLException {
            return new Line(
                    row.get(InputFileTable.NAME),
                    row.get(RejectTable.LINE),
                    row.get(RejectTable.COLUMN_NAME),
                    row.get(RejectTable.FIELD_VALUE),
                    row.get(RejectTable.ERROR));
        }
    }

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
        try (OutputFile file = new OutputFile(folder, "rejects.csv", HEADER);
                Cursor<Line> rejects = database.stream(REJECTS, Line::read, run.businessDate())) {
            for (Line line = rejects.next(); line != null; line = rejects.next()) {
                cancellation.throwIfStopped();
                text.clear().text(line.file()).integer(line.line()).text(line.column());
                file.row(text.text(line.value()).text(line.error()));
            }
            return List.of(file.finish());
        }
    }
}
