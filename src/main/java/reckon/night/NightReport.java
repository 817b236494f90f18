package reckon.night;

import java.time.LocalDate;
import java.util.List;
import reckon.output.RunFiles;
import reckon.staging.TakenFile;

/**
 * What a night came to.
 *
 * @param inputs what became of the input files
 * @param summary the run and its files
 */
public record NightReport(LocalDate businessDate, List<TakenFile> inputs, RunFiles.Summary summary) {
    /** Returns how many requests came that were decided before. */
    public long decidedAgain() {
        return inputs.stream().mapToLong(TakenFile::decidedAgain).sum();
    }
}
