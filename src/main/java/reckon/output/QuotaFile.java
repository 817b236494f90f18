package reckon.output;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import reckon.database.CancellationCheck;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.database.RowFormat;
import reckon.database.RowReader;
import reckon.files.CsvLine;
import reckon.files.CsvText;
import reckon.files.OutputFile;
import reckon.files.RunFile;
import reckon.files.RunFolder;
import reckon.files.WrittenFile;
import reckon.ledger.Run;
import reckon.policy.Policies;
import reckon.tables.MovementTable;

/** Writes {@code quota.csv}: each change of an account's points in a run (Rule Q6). */
final class QuotaFile implements RunFile {
    private static final String HEADER = "account_id,movement,points,balance_after,effective_at,reference";
    private static final String MOVEMENTS = """
            SELECT account_id, movement, points, balance_after, effective_at, reference
              FROM movement
             WHERE run_no = ?
             ORDER BY effective_at, account_id, movement_no
            """;

    private final Database database;
    private final Run run;
    private final Policies policies;
    private final CancellationCheck cancellation;

    QuotaFile(Database database, Run run, Policies policies, CancellationCheck cancellation) {
        this.database = database;
        this.run = run;
        this.policies = policies;
        this.cancellation = cancellation;
    }

    @Override
    public List<WrittenFile> write(RunFolder folder) {
        try (Cursor<CsvText> lines = database.streamFormatted(MOVEMENTS, new Format(policies.zone()), run.runNo())) {
            return List.of(OutputFile.write(folder, "quota.csv", HEADER, () -> {
                cancellation.throwIfStopped();
                return lines.next();
            }));
        }
    }

    /** How a line is made of a row. */
    private record Format(ZoneId zone) implements RowFormat<CsvText> {
        @Override
        public RowReader<CsvText> reader() {
            CsvLine text = new CsvLine(zone);
            return row -> columns(text.clear(), row);
        }

        private static CsvText columns(CsvLine text, ResultRow row) throws SQLException {
            text.text(row.get(MovementTable.ACCOUNT_ID))
                    .text(row.get(MovementTable.MOVEMENT).name());
            text.points(row.get(MovementTable.POINTS)).points(row.get(MovementTable.BALANCE_AFTER));
            return text.instant(row.get(MovementTable.EFFECTIVE_AT))
                    .text(row.find(MovementTable.REFERENCE))
                    .toText();
        }

        @Override
        public void write(CsvText line, DataOutput out) throws IOException {
            line.send(out);
        }

        @Override
        public CsvText read(DataInput in) throws IOException {
            return CsvText.receive(in);
        }
    }
}
