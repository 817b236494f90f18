package reckon.staging;

import java.nio.file.Path;

/** Thrown when an input file cannot be read and the night must not go on without it. Nothing of the file is kept. */
public final class InputFileException extends RuntimeException {
    /** @param problem as a sentence without the file's name and without its end */
    public InputFileException(Path file, String problem) {
        super("Input file " + Printable.name(file) + " " + problem + ".");
    }
}
