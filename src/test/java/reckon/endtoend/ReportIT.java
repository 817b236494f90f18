package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reckon.files.Manifest;
import reckon.files.WrittenFile;
import reckon.sample.Sample;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.Nights;

/** The report as a night draws it, as {@code verify} checks it, and as {@code report} draws it again. */
class ReportIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final LocalDate DATE = LocalDate.of(2026, 11, 4);

    private final Path output = Folders.create("report");

    @AfterEach
    void removeOutput() {
        Folders.remove(output);
    }

    @Test
    void aNightDrawsItsReportAndTheCommandDrawsTheSameFromTheFolderAlone() throws IOException {
        Nights nights = nights();
        Path folder = nights.run(DATE, Sample.INPUT);
        Manifest manifest = Manifest.read(Files.readAllBytes(folder.resolve(Manifest.FILE_NAME)));
        assertThat(manifest.outputs()).extracting(WrittenFile::name).contains("report.html", "report.xlsx");
        assertThat(nights.execute("verify", folder.toString()).exitCode()).isZero();

        Path again = output.resolve("again");
        assertThat(nights.execute("report", folder.toString(), "--to", again.toString())
                        .exitCode())
                .isZero();
        assertThat(Folders.isSame(folder.resolve("report.html"), again.resolve("report.html")))
                .isTrue();
        Files.delete(folder.resolve("report.html"));
        assertThat(nights.execute("verify", folder.toString()).out()).contains("report.html is missing");
        assertThat(nights.execute("report", folder.toString()).exitCode()).isZero();
        assertThat(nights.execute("verify", folder.toString()).exitCode()).isZero();
    }

    @Test
    void whatWasPublishedIsNotReplacedByAnotherReport() throws IOException {
        Nights nights = nights();
        Path folder = nights.run(DATE, Sample.INPUT);
        byte[] published = Files.readAllBytes(folder.resolve("report.html"));
        var outcome = nights.with("RECKON_LANGUAGE", "zh").execute("report", folder.toString());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("report.html of", "Name another folder by --to");
        assertThat(Files.readAllBytes(folder.resolve("report.html"))).isEqualTo(published);
    }

    @Test
    void aChangedReportIsFoundByItsChecksum() throws IOException {
        Nights nights = nights();
        Path folder = nights.run(DATE, Sample.INPUT);
        Files.writeString(folder.resolve("report.html"), "<p>all is well</p>");
        assertThat(nights.execute("verify", folder.toString()).out())
                .contains("report.html is not the file that the manifest names");
    }

    @Test
    void aReportWhoseFiguresMayHaveChangedIsRemovedWhereItIsNotDrawnAgain() throws IOException {
        Nights nights = nights();
        Path folder = nights.run(DATE, Sample.INPUT);
        assertThat(folder.resolve("report.html")).exists();

        nights.with("RECKON_REPORT", "false").run(DATE, Sample.INPUT);
        assertThat(folder.resolve("report.html")).doesNotExist();
        assertThat(folder.resolve("report.xlsx")).doesNotExist();
        assertThat(nights.execute("verify", folder.toString()).exitCode()).isZero();
    }

    @Test
    void aClosedDateKeepsItsReportAsItWasPublishedWhateverReportsAreNow() throws IOException {
        Nights nights = nights();
        Path folder = nights.run(DATE, Sample.INPUT);
        Path nothing = Files.createDirectory(output.resolve("nothing"));
        nights.run(DATE.plusDays(1), nothing);
        Path before = Files.createDirectory(output.resolve("before"));
        Folders.copy(folder, before);

        nights.with("RECKON_LANGUAGE", "zh").run(DATE, nothing);
        assertThat(Folders.differences(folder, before)).isEmpty();
        nights.with("RECKON_REPORT", "false").run(DATE, nothing);
        assertThat(Folders.differences(folder, before)).isEmpty();

        Files.delete(folder.resolve("report.html"));
        nights.with("RECKON_LANGUAGE", "en").with("RECKON_REPORT", "true").run(DATE, nothing);
        assertThat(folder.resolve("report.html")).as("drawn anew").exists();
    }

    @Test
    void aDryRunHasAReportThatSaysSo() throws IOException {
        Nights nights = nights();
        assertThat(nights.execute("init").exitCode()).isZero();
        assertThat(nights.execute(
                                "nightly",
                                "--dry-run",
                                "--date",
                                DATE.toString(),
                                "--input",
                                Sample.INPUT.toString(),
                                "--output",
                                output.toString())
                        .exitCode())
                .isZero();
        assertThat(Files.readString(output.resolve(DATE + ".dry-run/report.html")))
                .contains("dry run: nothing was recorded");
    }

    private Nights nights() {
        return new Nights(DATABASES.create(DatabaseKind.H2), output).with("RECKON_REPORT", "true");
    }
}
