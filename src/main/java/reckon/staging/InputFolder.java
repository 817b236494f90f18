package reckon.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import reckon.intake.InputKind;

/** The folder that a night's files are dropped into. */
public final class InputFolder {
    private final Path folder;

    /** @throws UncheckedIOException if the folder cannot be found */
    public InputFolder(Path folder) {
        try {
            this.folder = folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the files of a kind in name order.
     *
     * @throws InputFileException if one of them is no readable file, or is a link that leads out of the folder
     */
    public List<Path> files(InputKind kind) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(
                            file -> kind.isNameOf(file.getFileName().toString()))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
            for (Path file : files) {
                check(file);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InputFileException(
                    file, "is not a file that can be read. Mend or remove it and run the night again");
        }
        if (!file.toRealPath().startsWith(folder)) {
            throw new InputFileException(
                    file,
                    "is a link that leads out of the input folder. Deliver the file itself and run the night again");
        }
    }
}
