package reckon.staging;

import java.nio.file.Path;

/** That an input file cannot be taken and the night must not go on without it; nothing of the file is kept. */
public final class InputFileException extends RuntimeException {
    InputFileException(Path file, String problem) {
        super("Input file " + Printable.name(file) + " " + problem + ".");
    }
}
