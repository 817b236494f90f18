package reckon.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One night's run: the decisions under a business date and their place in the audit chain.
 *
 * @param runNo 1 for the first run ever, in the order in which runs began
 * @param previousSeq the last audit line of the run before, 0 for the first run
 * @param previousHash the hash of that line, 64 zeros for the first run
 * @param lastSeq the last audit line of this run when it was last finished, else null
 * @param lastHash the hash of that line as long as the run is finished, else null
 * @param hasInput whether all files of its input folder were taken when it was last begun
 * @param reconcilesOnly whether it was begun last to be reconciled again, so that nothing is decided
 * @param missingMonth the month whose consumption was missing so that its resets stopped (Rule Q3), else null
 */
public record Run(
        int runNo,
        LocalDate businessDate,
        long previousSeq,
        String previousHash,
        @Nullable Long lastSeq,
        @Nullable String lastHash,
        boolean hasInput,
        boolean reconcilesOnly,
        @Nullable YearMonth missingMonth) {

    /** Whether all that it recorded is in its files. */
    public boolean isFinished() {
        return lastHash != null;
    }
}
