package reckon.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import reckon.files.Manifest;
import reckon.files.RunFolder;
import reckon.files.WrittenFile;
import reckon.sample.Sample;
import reckon.support.Folders;

/** The report of the sample night, and of folders that differ from it in some files. */
final class SampleReport {
    private SampleReport() {}

    static ReportContent draw() throws IOException {
        return NightReport.draw(Sample.EXPECTED, ReportLanguage.EN);
    }

    static String html(ReportContent content) {
        return new String(content.files().get("report.html"), StandardCharsets.UTF_8);
    }

    /** Returns the parts of the workbook, unpacked. */
    static Map<String, String> parts(ReportContent content) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (ZipInputStream in =
                new ZipInputStream(new ByteArrayInputStream(content.files().get("report.xlsx")))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ByteArrayOutputStream part = new ByteArrayOutputStream();
                in.transferTo(part);
                parts.put(entry.getName(), part.toString(StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    /** Returns the page of the sample as values. */
    static Page page() throws IOException {
        return NightPage.of(night(Sample.EXPECTED), ReportLanguage.EN);
    }

    static Night night(Path folder) throws IOException {
        Manifest manifest = Manifest.read(Files.readAllBytes(folder.resolve(Manifest.FILE_NAME)));
        RunFigures figures = new RunFigures();
        for (WrittenFile file : manifest.outputs()) {
            figures.read(file.name(), folder.resolve(file.name()));
        }
        return new Night(manifest, figures, EarlierRuns.read(folder, manifest), false);
    }

    /** Returns a folder with the sample's files, of which some have more lines. */
    static Path with(Map<String, String> moreLines) throws IOException {
        Path folder = Folders.create("report").resolve("2026-11-04");
        Files.createDirectory(folder);
        for (Path file : Folders.contents(Sample.EXPECTED)) {
            String name = file.getFileName().toString();
            Files.writeString(folder.resolve(name), Files.readString(file) + moreLines.getOrDefault(name, ""));
        }
        return folder;
    }

    /** Returns what a night writes of the report whose files are those of a folder. */
    static Map<String, byte[]> writtenByNight(Path folder, Path target) throws IOException {
        Manifest manifest = Manifest.read(Files.readAllBytes(folder.resolve(Manifest.FILE_NAME)));
        NightReport report = new NightReport(ReportLanguage.EN);
        for (WrittenFile file : manifest.outputs()) {
            report.read(file.name(), folder.resolve(file.name()));
        }
        RunFolder run = new RunFolder(target, true);
        Map<String, byte[]> written = new TreeMap<>();
        for (WrittenFile file : report.write(run, manifest)) {
            written.put(file.name(), Files.readAllBytes(run.part(file.name())));
        }
        return written;
    }
}
