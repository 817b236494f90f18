package reckon.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Small files beside the runs' folders, each written whole or not at all. Only the owner can read them. */
public final class ReportFiles {
    private final Path folder;

    /** @param folder where they are put; it is made where it does not exist */
    public ReportFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes a CSV file and returns where it is.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public Path csv(String name, String header, List<CsvLine> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            bytes.write((header + "\n").getBytes(StandardCharsets.UTF_8));
            for (CsvLine line : lines) {
                line.writeTo(bytes);
            }
            return write(name, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a JSON file, as a manifest is written, and returns where it is.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public Path json(String name, Object value) {
        try {
            return write(name, ManifestJson.write(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a file and returns where it is.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public Path bytes(String name, byte[] content) {
        try {
            return write(name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be written in " + folder, e);
        }
    }

    /**
     * Reads a JSON file that was written from a value of this type; returns null where there is none.
     *
     * @throws IOException if it cannot be read
     * @throws JacksonException if it is not what was written from such a value
     */
    public <T> @Nullable T read(String name, Class<T> type) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? ManifestJson.read(Files.readAllBytes(file), type) : null;
    }

    /**
     * Removes a file, if it is there.
     *
     * @throws UncheckedIOException if it cannot be removed
     */
    public void remove(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be removed from " + folder, e);
        }
    }

    private Path write(String name, byte[] bytes) throws IOException {
        OwnerOnly.createFolders(folder);
        Path part = folder.resolve(name + ".part");
        Files.deleteIfExists(part);
        OwnerOnly.write(part, bytes);
        Path file = folder.resolve(name);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        OwnerOnly.force(folder);
        return file;
    }
}
