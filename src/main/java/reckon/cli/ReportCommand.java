package reckon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import reckon.files.Manifest;
import reckon.files.ReportFiles;
import reckon.files.WrittenFile;
import reckon.report.NightReport;
import reckon.report.ReportLanguage;
import reckon.setup.ReckonProperties;
import reckon.text.Sha256;
import tools.jackson.core.JacksonException;

/** {@code report}: draws a run's report again, from its folder alone. */
@Command(
        name = "report",
        description =
                "Draws report.html and report.xlsx of a run again, from its folder and those of the runs before beside"
                        + " it; the database is not asked. What was published is never replaced by something else.",
        footer = "  jobs/start report output/2026-11-04",
        exitCodeList = {
            "0:the report was written, or is there as it should be",
            "1:failed, or what was published is another report; the message says why",
            "2:wrong usage or settings, or the folder is not that of a run"
        })
final class ReportCommand extends Subcommand {
    @Parameters(
            paramLabel = "DIR",
            converter = Folder.class,
            description = "the run's folder, such as output/2026-11-04")
    private @Nullable Path folder;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "the folder that the report is written to (that of the run)")
    private @Nullable Path target;

    @Override
    public Integer call() throws IOException {
        Path run = Objects.requireNonNull(folder); // picocli does not call without it
        Manifest manifest = manifest(run);
        ReportLanguage language;
        try (ConfigurableApplicationContext context = Program.start(false)) {
            language = context.getBean(ReckonProperties.class).reportLanguage();
        }
        Map<String, byte[]> files = NightReport.draw(run, language).files();
        if (target == null) {
            String problem = differing(manifest, files);
            if (problem != null) {
                commandLine()
                        .getOut()
                        .println(problem + " of " + run
                                + " was published with other content, which stays as it is: another"
                                + " version of the program or another language drew it, or runs before it lay beside it that"
                                + " do not now. Name another folder by --to.");
                return ExitCode.FAILED.number();
            }
        }
        ReportFiles written = new ReportFiles(target == null ? run : target);
        files.forEach((name, content) -> commandLine().getOut().println(written.bytes(name, content)));
        return ExitCode.DONE.number();
    }

    private Manifest manifest(Path run) throws IOException {
        Path file = run.resolve(Manifest.FILE_NAME);
        if (!Files.exists(file)) {
            throw new ParameterException(
                    commandLine(), "There is no " + file + ", so " + run + " is not the folder of a run.");
        }
        try {
            return Manifest.read(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new ParameterException(commandLine(), file + " is not the manifest of a run.", e);
        }
    }

    /** Returns the first file that was published with other content than what was drawn now, or null. */
    private static @Nullable String differing(Manifest manifest, Map<String, byte[]> files) {
        for (WrittenFile file : manifest.outputs()) {
            byte[] content = files.get(file.name());
            if (content != null && !Sha256.hex(content).equals(file.sha256())) {
                return file.name();
            }
        }
        return null;
    }
}
