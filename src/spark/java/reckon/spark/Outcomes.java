package reckon.spark;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import reckon.database.Table;
import reckon.database.TableRow;
import reckon.ledger.Entries;
import reckon.ledger.NumberedLine;
import reckon.policy.CaseDecider;
import reckon.policy.CaseOutcome;
import reckon.policy.Decision;
import reckon.policy.DecisionLine;
import reckon.policy.Movement;
import reckon.policy.Night;
import reckon.tables.BookedGrantTable;
import reckon.tables.DecisionTable;
import reckon.tables.HeldRequestTable;
import reckon.tables.MovementTable;
import reckon.tables.RefundTable;
import reckon.tables.RenewalWithoutCashTable;
import reckon.tables.SevenDayChanceTable;
import reckon.tables.UnsubscriptionTable;
import reckon.tables.WaitingResetTable;

/**
 * Decides the users of a partition: their rows in, rows of the ledger's tables out, each in the column of its table. This runs on
 * executors. Decisions are numbered within the partition.
 */
record Outcomes(Broadcast<NightFacts> facts, StructType schema, int runNo, LocalDate businessDate)
        implements MapPartitionsFunction<Row, Row>, Serializable {
    /** The tables that a decision fills. */
    static final List<Table> TABLES = List.of(
            DecisionTable.TABLE,
            HeldRequestTable.TABLE,
            RefundTable.TABLE,
            UnsubscriptionTable.TABLE,
            SevenDayChanceTable.TABLE,
            RenewalWithoutCashTable.TABLE,
            MovementTable.TABLE,
            BookedGrantTable.TABLE,
            WaitingResetTable.TABLE);

    static final String PARTITION = "partition_no";

    /** Returns the schema of what comes out: a number of the partition, and a column for each table, one of which has a row. */
    static StructType outcome() {
        StructType outcome = new StructType().add(PARTITION, DataTypes.IntegerType);
        for (Table table : TABLES) {
            outcome = outcome.add(table.name(), Schemas.of(table));
        }
        return outcome;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new Decided(rows);
    }

    /** The outcomes of one user after the other. */
    private final class Decided implements Iterator<Row> {
        private final Iterator<Row> rows;
        private final Night night = facts.value().night();
        private final CaseDecider decider = new CaseDecider(night);
        private final CaseFold.Readers readers = new CaseFold.Readers(schema);
        private final Entries entries = new Entries(runNo);
        private final int partition = TaskContext.getPartitionId();
        private Iterator<Row> ready = Collections.emptyIterator();
        private @Nullable Row ahead;
        private int lines;

        Decided(Iterator<Row> rows) {
            this.rows = rows;
            this.ahead = rows.hasNext() ? rows.next() : null;
        }

        @Override
        public boolean hasNext() {
            while (!ready.hasNext() && ahead != null) {
                ready = rowsOf(decider.decide(nextCase(ahead).build())).iterator();
            }
            return ready.hasNext();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.next();
        }

        private CaseFold nextCase(Row first) {
            String id = first.getAs(CaseRows.CASE);
            boolean isKnown = first.<Integer>getAs("part") == CaseRows.Part.ACCOUNT.ordinal();
            CaseFold next = new CaseFold(night.policies(), readers, isKnown ? id : null);
            Row row = first;
            while (row != null && row.<String>getAs(CaseRows.CASE).equals(id)) {
                next.add(row);
                row = rows.hasNext() ? rows.next() : null;
            }
            ahead = row;
            return next;
        }

        private List<Row> rowsOf(CaseOutcome outcome) {
            List<Row> filled = new ArrayList<>();
            outcome.decisions().forEach(line -> addDecision(line, filled));
            for (Movement movement : outcome.movements()) {
                filled.add(row(MovementTable.TABLE, entries::movement, movement));
                if (movement.kind() == Movement.Kind.GRANT) {
                    filled.add(row(BookedGrantTable.TABLE, entries::bookedGrant, movement));
                }
            }
            outcome.accountsThatWait()
                    .forEach(account -> filled.add(row(WaitingResetTable.TABLE, entries::waitingReset, account)));
            return filled;
        }

        private void addDecision(DecisionLine line, List<Row> filled) {
            if (line.ruling().decision() == Decision.HELD) {
                filled.add(row(
                        HeldRequestTable.TABLE,
                        (row, held) -> entries.heldRequest(row, held, held.pointsBefore(), businessDate),
                        line));
                return;
            }
            NumberedLine numbered = new NumberedLine(++lines, line);
            filled.add(row(DecisionTable.TABLE, entries::decision, numbered));
            for (int i = 0; i < line.ruling().refunds().size(); i++) {
                int part = i;
                filled.add(row(RefundTable.TABLE, (row, of) -> entries.refund(row, of, part), numbered));
            }
            line.ruling()
                    .renewalsWithoutCash()
                    .forEach(order -> filled.add(row(
                            RenewalWithoutCashTable.TABLE,
                            (row, of) -> entries.renewalWithoutCash(row, of, order),
                            numbered)));
            if (line.unsubscribes()) {
                filled.add(row(UnsubscriptionTable.TABLE, entries::unsubscription, numbered));
            }
            if (Entries.usesChance(numbered)) {
                filled.add(row(SevenDayChanceTable.TABLE, entries::sevenDayChance, numbered));
            }
        }

        private <T> Row row(Table table, BiConsumer<TableRow, T> filling, T item) {
            Object[] values = new Object[TABLES.size() + 1];
            values[0] = partition;
            values[TABLES.indexOf(table) + 1] = RowFiller.fill(table, filling, item);
            return RowFactory.create(values);
        }
    }
}
