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
        CsvLine text = new CsvLine(policies.zone());
        try (Cursor<CsvLine> lines = database.stream(MOVEMENTS, row -> line(text.clear(), row), run.runNo())) {
            return List.of(OutputFile.write(folder, "quota.csv", HEADER, lines::next));
        }
    }

    private CsvLine line(CsvLine text, ResultRow row) throws SQLException {
        cancellation.throwIfStopped();
        text.text(row.get(MovementTable.ACCOUNT_ID))
                .text(row.get(MovementTable.MOVEMENT).name());
        text.points(row.get(MovementTable.POINTS)).points(row.get(MovementTable.BALANCE_AFTER));
        return text.instant(row.get(MovementTable.EFFECTIVE_AT)).text(row.find(MovementTable.REFERENCE));
    }
}
