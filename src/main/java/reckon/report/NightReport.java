package reckon.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.files.Manifest;
import reckon.files.RunFolder;
import reckon.files.RunReport;
import reckon.files.WrittenFile;

/**
 * Draws the report of a run beside its other files.
 *
 * <p>A report that cannot be drawn costs nobody his money: the run is published without it, and it can be drawn later.
 */
public final class NightReport implements RunReport {
    private static final Logger log = LoggerFactory.getLogger(NightReport.class);

    private final ReportLanguage language;
    private final RunFigures figures = new RunFigures();
    private volatile boolean hasFailed;

    /** Makes the report of one run, and what draws its pictures beside the run; {@code language} is the one that it opens in. */
    public NightReport(ReportLanguage language) {
        this.language = language;
        Pictures.prepare();
    }

    @Override
    public void read(String name, Path file) {
        try {
            figures.read(name, file);
        } catch (IllegalArgumentException | ArithmeticException e) {
            failed(e);
        }
    }

    @Override
    public List<WrittenFile> write(RunFolder folder, Manifest manifest) {
        if (hasFailed) {
            return List.of();
        }
        ReportContent content;
        try {
            Night night = new Night(
                    manifest, figures, EarlierRuns.read(folder.path().toAbsolutePath(), manifest), folder.isDryRun());
            content = ReportContent.of(NightPage.of(night, language));
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            failed(e);
            return List.of();
        }
        return content.files().entrySet().stream()
                .map(file -> folder.writePart(file.getKey(), file.getValue()))
                .toList();
    }

    private void failed(Throwable reason) {
        hasFailed = true;
        log.error(
                "The report could not be drawn. The run does not depend on it: its files are published without."
                        + " When the cause is mended the command report draws it from the run's folder",
                reason);
    }

    /**
     * Returns what the report of a published run is, from its folder.
     *
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if a file is not what a run writes
     */
    public static ReportContent draw(Path folder, ReportLanguage language) throws IOException {
        Manifest manifest = Manifest.read(Files.readAllBytes(folder.resolve(Manifest.FILE_NAME)));
        Pictures.prepare();
        Manifest plain = manifest.withoutOutputs(NAMES);
        RunFigures figures = new RunFigures();
        try {
            for (WrittenFile file : plain.outputs()) {
                figures.read(file.name(), folder.resolve(file.name()));
            }
            Night night = new Night(plain, figures, EarlierRuns.read(folder.toAbsolutePath(), plain), false);
            return ReportContent.of(NightPage.of(night, language));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
