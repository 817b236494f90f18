package reckon.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import reckon.text.Sha256;

/**
 * The folder of one run while its files are written: each as {@code NAME.part} first, renamed when all are
 * whole. Only the owner can read what is in it.
 */
public final class RunFolder {
    private final Path folder;
    private final boolean hasManifest;

    /**
     * Makes the folder where it does not exist.
     *
     * @param hasManifest whether a manifest is written; a dry run has none
     * @throws UncheckedIOException if it cannot be made or written to
     */
    public RunFolder(Path folder, boolean hasManifest) {
        this.folder = folder;
        this.hasManifest = hasManifest;
        try {
            OwnerOnly.createFolders(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns where the folder is. */
    public Path path() {
        return folder;
    }

    FileChannel openPart(String name) {
        try {
            Files.deleteIfExists(part(name));
            return OwnerOnly.create(part(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether what is written was not recorded, so there will be no manifest. */
    public boolean isDryRun() {
        return !hasManifest;
    }

    /**
     * Writes a file that has no rows beside its final name, and makes sure that it is on the disk.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public WrittenFile writePart(String name, byte[] content) {
        try {
            Files.deleteIfExists(part(name));
            OwnerOnly.write(part(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be written in " + folder, e);
        }
        return new WrittenFile(name, 0, Sha256.hex(content));
    }

    /**
     * Gives files that were written their names; from the first rename to {@link #publishManifest} there is no manifest. A report of
     * an earlier start that is not drawn again is removed, as its figures may have changed.
     */
    public void publish(List<WrittenFile> files) {
        try {
            Files.deleteIfExists(folder.resolve(Manifest.FILE_NAME));
            for (String report : RunReport.NAMES) {
                if (files.stream().noneMatch(file -> file.name().equals(report))) {
                    Files.deleteIfExists(folder.resolve(report));
                }
            }
            for (WrittenFile file : files) {
                Files.move(part(file.name()), folder.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
            }
            OwnerOnly.force(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the manifest; from now on the run exists. */
    public void publishManifest(byte[] json) {
        if (!hasManifest) {
            return;
        }
        try {
            Files.deleteIfExists(part(Manifest.FILE_NAME));
            OwnerOnly.write(part(Manifest.FILE_NAME), json);
            Files.move(part(Manifest.FILE_NAME), folder.resolve(Manifest.FILE_NAME), StandardCopyOption.ATOMIC_MOVE);
            OwnerOnly.force(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns where a file is until it is published. */
    public Path part(String name) {
        return folder.resolve(name + ".part");
    }
}
