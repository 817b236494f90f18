package reckon.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.files.Manifest;
import reckon.files.RunFolder;
import reckon.files.RunReport;
import reckon.files.WrittenFile;
import reckon.text.Sha256;
import tools.jackson.core.JacksonException;

/**
 * Takes over what was drawn when a run was published. It says nothing that the run's other files do not say, and it would not be
 * drawn the same by another version of the program, in another language or without the runs before.
 */
public final class ReportAsPublished implements RunReport {
    private static final Logger log = LoggerFactory.getLogger(ReportAsPublished.class);

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /**
     * Reads it.
     *
     * @param published the run's folder
     * @throws IOException if a file that the manifest names cannot be read, or is another
     */
    ReportAsPublished(Path published) throws IOException {
        Manifest manifest = Manifest.read(Files.readAllBytes(published.resolve(Manifest.FILE_NAME)));
        for (WrittenFile file : manifest.outputs()) {
            if (NAMES.contains(file.name())) {
                byte[] content = Files.readAllBytes(published.resolve(file.name()));
                if (!Sha256.hex(content).equals(file.sha256())) {
                    throw new IOException(file.name() + " is not the file that the manifest names");
                }
                files.put(file.name(), content);
            }
        }
    }

    /**
     * Returns what takes over the report of a run that is closed, so that its files stay the same bytes; where it is not there as
     * it was, one that draws it anew.
     */
    public static RunReport orDrawn(Path published, RunReport drawn) {
        try {
            return new ReportAsPublished(published);
        } catch (NoSuchFileException e) {
            log.info("{} is not there: the report is drawn anew", e.getFile());
        } catch (IOException | JacksonException e) {
            log.warn("The report in {} is drawn anew, as it is not what was published", published, e);
        }
        return drawn;
    }

    @Override
    public void read(String name, Path file) {}

    @Override
    public List<WrittenFile> write(RunFolder folder, Manifest manifest) {
        List<WrittenFile> taken = new ArrayList<>();
        files.forEach((name, content) -> taken.add(folder.writePart(name, content)));
        return taken;
    }
}
