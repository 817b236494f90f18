package reckon.report;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import reckon.files.Manifest;
import reckon.reconciliation.Break;
import reckon.reconciliation.Section;

/**
 * A run, as its report sees it.
 *
 * @param isDryRun whether nothing of it was recorded
 */
record Night(Manifest manifest, RunFigures figures, EarlierRuns earlier, boolean isDryRun) {
    /** Returns what its reconciliation came to, or null if it was never reconciled. */
    @Nullable
    Section section() {
        return EarlierRuns.section(manifest);
    }

    /** Returns the date as of which it is: not its own one if an older date was run late. */
    LocalDate asOf() {
        Section section = section();
        return section == null ? manifest.businessDate() : section.asOf();
    }

    String currency() {
        return manifest.currency();
    }

    /** Returns how many breaks are open. */
    long openBreaks() {
        return Arrays.stream(Break.values())
                .mapToLong(kind -> figures.breaks().open(kind).rows())
                .sum();
    }

    long decisions(String decision) {
        return manifest.totals().decisions().getOrDefault(decision, 0L);
    }
}
