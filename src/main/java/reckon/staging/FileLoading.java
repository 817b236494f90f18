package reckon.staging;

import java.nio.file.Path;
import reckon.intake.InputKind;

/** Brings the lines of a file into its table: all good ones or, if the file is refused, none. */
public interface FileLoading {
    /**
     * Loads a file, and what its bad lines leave open.
     *
     * @param sha256 of the file when it was looked at first
     * @param rejects where its bad lines go; only one that says why, where the file is not what it should be
     * @throws InputFileException if the file has changed
     */
    LoadedFile load(InputKind kind, Path file, String sha256, Delivery delivery, RejectSpool rejects);
}
