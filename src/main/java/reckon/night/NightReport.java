package reckon.night;

import java.nio.file.Path;
import java.util.List;
import reckon.files.Manifest;
import reckon.staging.TakenFile;

/**
 * What a night came to.
 *
 * @param inputs what became of the input files
 * @param folder where the run's files are
 * @param manifest the run and its files; a dry run's is not written
 * @param breaks how many breaks are open, new and resolved, and what they come to
 */
public record NightReport(List<TakenFile> inputs, Path folder, Manifest manifest, String breaks) {
    /** Returns how many requests came that were decided before. */
    public long decidedAgain() {
        return inputs.stream().mapToLong(TakenFile::decidedAgain).sum();
    }
}
