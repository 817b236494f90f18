package reckon.output;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import reckon.money.Points;
import reckon.policy.Movement;
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

    private record Line(
            String accountId,
            Movement.Kind movement,
            Points points,
            Points balanceAfter,
            Instant effectiveAt,
            @Nullable String reference) {

        static Line read(ResultRow row) throws SQLException {
            return new Line(
                    row.get(MovementTable.ACCOUNT_ID),
                    row.get(MovementTable.MOVEMENT),
                    row.get(MovementTable.POINTS),
                    row.get(MovementTable.BALANCE_AFTER),
                    row.get(MovementTable.EFFECTIVE_AT),
                    row.find(MovementTable.REFERENCE));
        }
    }

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
        try (OutputFile file = new OutputFile(folder, "quota.csv", HEADER);
                Cursor<Line> movements = database.stream(MOVEMENTS, Line::read, run.runNo())) {
            for (Line line = movements.next(); line != null; line = movements.next()) {
                cancellation.throwIfStopped();
                text.clear().text(line.accountId()).text(line.movement().name()).points(line.points());
                text.points(line.balanceAfter()).instant(line.effectiveAt()).text(line.reference());
                file.row(text);
            }
            return List.of(file.finish());
        }
    }
}
