package reckon.night;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.ledger.Resets;
import reckon.staging.TakenFile;

/**
 * What the resets of a month came to.
 *
 * @param inputs what became of the input files
 * @param resets what was booked, by this start and earlier ones
 * @param missingMonth the month of consumption whose absence stopped resets (Rule Q3), or null
 */
public record MonthStartReport(
        YearMonth month,
        List<TakenFile> inputs,
        Resets resets,
        @Nullable YearMonth missingMonth) {

    /** Whether every reset that could be booked was. */
    public boolean isComplete() {
        return missingMonth == null && inputs.stream().noneMatch(file -> file.outcome() == TakenFile.Outcome.REFUSED);
    }
}
