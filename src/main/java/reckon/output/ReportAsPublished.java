package reckon.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import reckon.files.Manifest;
import reckon.files.RunFolder;
import reckon.files.RunReport;
import reckon.files.WrittenFile;

/**
 * Takes over what was drawn when a run was published. It says nothing that the run's other files do not say, and it would not be
 * drawn the same by another version of the program or without the runs before.
 */
record ReportAsPublished(Path published) implements RunReport {
    @Override
    public void read(String name, Path file) {}

    @Override
    public List<WrittenFile> write(RunFolder folder, Manifest manifest) {
        List<WrittenFile> taken = new ArrayList<>();
        try {
            Manifest own = Manifest.read(Files.readAllBytes(published.resolve(Manifest.FILE_NAME)));
            for (WrittenFile file : own.outputs()) {
                if (NAMES.contains(file.name())) {
                    taken.add(folder.writePart(file.name(), Files.readAllBytes(published.resolve(file.name()))));
                }
            }
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
