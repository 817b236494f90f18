package reckon.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reckon.intake.IdentityHash;
import reckon.intake.InputKind;
import reckon.intake.InputReader;

/**
 * Says on which line of a file that was taken something stands, as far as the file is still at hand: in a folder, or in one
 * below it that is named after the business date.
 */
public final class DeliveredLines {
    /** Attributes of accounts are hashed under it and thrown away. */
    private static final byte[] ANY_KEY = {1};

    private final Path folder;
    private final StagingSettings settings;
    private final Map<Path, String> checksums = new HashMap<>();

    /**
     * Looks for files in a folder.
     *
     * @param settings how files are read
     */
    public DeliveredLines(Path folder, StagingSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * Returns the line of the last row of a file that begins with some values; null if the file is not there as it was taken, or
     * has no such row.
     *
     * @param kind the name of an {@link InputKind}
     * @param sha256 that of the file as it was taken
     * @param values texts, whole numbers as {@link Long} and instants, in the order of the table; null stands for any
     * @throws UncheckedIOException if a file cannot be read
     */
    public @Nullable Long lineOf(
            String kind, String name, LocalDate takenOn, String sha256, List<@Nullable Object> values) {
        for (Path file :
                List.of(folder.resolve(name), folder.resolve(takenOn.toString()).resolve(name))) {
            if (Files.isRegularFile(file) && sha256.equals(checksum(file))) {
                return lastLine(file, InputKind.valueOf(kind), values);
            }
        }
        return null;
    }

    private String checksum(Path path) {
        return checksums.computeIfAbsent(path, file -> {
            try {
                return InputContent.sha256(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private @Nullable Long lastLine(Path file, InputKind kind, List<@Nullable Object> values) {
        try (InputContent content = new InputContent(file, settings.charset())) {
            InputReader reader = new InputReader(
                    kind, content, new IdentityHash(ANY_KEY), settings.rules(), (reject, subject) -> {});
            LineInMemory row = new LineInMemory();
            Long line = null;
            while (reader.next(row)) {
                if (row.beginsWith(values)) {
                    line = reader.line();
                }
                row.restart();
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
