package reckon.files;

import java.nio.file.Path;
import java.util.List;

/** What is drawn from the files of one run, once they are written. */
public interface RunReport {
    /** The names that drawn files have: they follow from the other files of the run, and from those of runs before it. */
    List<String> NAMES = List.of("report.html", "report.xlsx");

    /** Reads a file that was just written; files may be read at the same time, in threads of their own. */
    void read(String name, Path file);

    /**
     * Writes what is drawn beside its final names, once every file was read.
     *
     * @param manifest that of the run, without what is drawn
     * @return what was written; nothing if it could not be drawn
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    List<WrittenFile> write(RunFolder folder, Manifest manifest);

    /** Draws nothing. */
    static RunReport none() {
        return new RunReport() {
            @Override
            public void read(String name, Path file) {}

            @Override
            public List<WrittenFile> write(RunFolder folder, Manifest manifest) {
                return List.of();
            }
        };
    }
}
