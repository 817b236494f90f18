package reckon.reconciliation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;

/**
 * The manifest's section {@code reconciliation}.
 *
 * @param asOf the run's date
 * @param runBefore the business date of the run before; null for the first
 * @param waiting settlements that were PAID and do not count yet
 */
public record Section(
        Verdict verdict,
        LocalDate asOf,
        @Nullable LocalDate runBefore,
        RowCounts rows,
        Bridge bridge,
        Continuity continuity,
        Tally waiting) {
    /** Its name in the manifest. */
    public static final String NAME = "reconciliation";

    /** How many rows of each state there are. */
    public record RowCounts(
            @JsonProperty("new") long fresh, long persisting, long resolved, long accepted, long pending) {}

    /**
     * How the difference between ledger and payments is made up, since the first run.
     *
     * @param ledger all refunds
     * @param paid all settlements that were PAID and count
     * @param residual what the rows do not explain of the difference
     */
    public record Bridge(
            String currency,
            Tally ledger,
            Tally paid,
            Tally pending,
            Tally missing,
            Tally failed,
            Tally amountDifferences,
            Tally duplicates,
            Tally unknown,
            Tally accepted,
            Money residual) {}

    /** How the refunds open in the run before became those open now. */
    public record Continuity(Tally before, Tally recorded, Tally settled, Tally reopened, Tally now) {
        /** Whether what was open, came and went makes what is open now. */
        public boolean holds() {
            return expected().equals(now);
        }

        /** Returns what should be open now. */
        public Tally expected() {
            return before.plus(recorded).minus(settled).plus(reopened);
        }
    }

    /**
     * Returns the section of a run.
     *
     * @param rows what its rows add up to
     * @param incomplete what else is missing to call the run complete
     */
    static Section of(
            Figures figures, @Nullable LocalDate runBefore, String currency, RowTotals rows, List<String> incomplete) {
        Bridge bridge = rows.bridge(currency, figures.ledger(), figures.paid());
        Continuity continuity = new Continuity(
                figures.before(), figures.recorded(), figures.settled(), figures.reopened(), rows.open());
        Verdict verdict = verdict(rows.counts(), bridge, continuity, incomplete);
        return new Section(verdict, figures.asOf(), runBefore, rows.counts(), bridge, continuity, figures.waiting());
    }

    static Verdict verdict(RowCounts rows, Bridge bridge, Continuity continuity, List<String> incomplete) {
        if (!incomplete.isEmpty() || !bridge.residual().isZero() || !continuity.holds()) {
            return Verdict.INCOMPLETE;
        }
        if (rows.fresh() + rows.persisting() > 0) {
            return Verdict.BREAKS;
        }
        return rows.pending() > 0 ? Verdict.PENDING : Verdict.RECONCILED;
    }
}
