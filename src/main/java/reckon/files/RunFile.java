package reckon.files;

import java.util.List;

/** A file of a run's folder, with those that are written in the same pass. It is written once. */
public interface RunFile {
    /**
     * Writes it beside its final name; may run in a thread of its own while others are written.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    List<WrittenFile> write(RunFolder folder);

    /**
     * Adds what the manifest says of it beside its name, rows and SHA-256: called in the order of the run's files, once all
     * of them are written.
     */
    default Manifest addTo(Manifest manifest) {
        return manifest;
    }
}
