package reckon.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reckon.files.Manifest;
import reckon.files.RecordLines;
import reckon.files.RunReport;
import reckon.files.SectionCheck;
import reckon.files.WrittenFile;
import reckon.ledger.Publications.Publication;
import tools.jackson.core.JacksonException;

/**
 * Checks a run's folder by what is in it: the manifest, the checksums and row counts of its files, the audit's
 * hash chain, and that everything adds up to the same.
 */
public final class RunVerification {
    private final Path folder;
    private final List<SectionCheck> others;

    /** @param others the checks of what other rooms said of the run */
    public RunVerification(Path folder, List<? extends SectionCheck> others) {
        this.folder = folder;
        this.others = List.copyOf(others);
    }

    /**
     * What a check came to.
     *
     * @param problem the first thing that is wrong, with its file and line where it has one; null if nothing is
     * @param businessDate the run's date as the manifest has it; null if there is no manifest
     * @param auditLines how many audit lines were found right
     * @param publication the run as its manifest names it; null if there is no manifest
     */
    public record Result(
            @Nullable String problem,
            @Nullable LocalDate businessDate,
            long auditLines,
            @Nullable Publication publication) {}

    /** Checks the folder; throws {@link IOException} where it cannot be read. */
    public Result check() throws IOException {
        Manifest manifest;
        try {
            manifest = Manifest.read(Files.readAllBytes(folder.resolve(Manifest.FILE_NAME)));
        } catch (NoSuchFileException e) {
            return new Result("there is no " + Manifest.FILE_NAME + ", so there is no run", null, 0, null);
        } catch (JacksonException e) {
            return new Result(Manifest.FILE_NAME + " is not the manifest of a run", null, 0, null);
        }
        AuditCheck audit = new AuditCheck(manifest);
        String problem = problemWithName(manifest);
        try {
            problem = problem != null ? problem : firstProblem(manifest, audit);
        } catch (NoSuchFileException e) {
            problem = Path.of(e.getFile()).getFileName() + " is missing";
        }
        return new Result(
                problem,
                manifest.businessDate(),
                audit.lines(),
                new Publication(
                        manifest.ledgerId(),
                        manifest.run(),
                        manifest.businessDate(),
                        manifest.audit().lastHash()));
    }

    /** A folder that has the name of a date is that date's: a copy of another would be paid again. */
    private @Nullable String problemWithName(Manifest manifest) {
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        return OutputFolder.isDate(name) && !name.equals(manifest.businessDate().toString())
                ? "it holds the run of " + manifest.businessDate() + ": a folder was copied or renamed"
                : null;
    }

    private @Nullable String firstProblem(Manifest manifest, AuditCheck audit) throws IOException {
        String problem = audit.firstProblem(folder.resolve(AuditFile.NAME));
        if (problem == null) {
            problem = new RefundsCheck(manifest).firstProblem(folder.resolve(RefundsFile.NAME));
        }
        Set<String> unknown = new TreeSet<>(manifest.sections().keySet());
        for (SectionCheck other : others) {
            problem = problem != null ? problem : other.firstProblem(folder, manifest);
            unknown.remove(other.section());
        }
        for (String section : unknown) {
            problem = problem != null ? problem : Manifest.FILE_NAME + " has a property that is unknown: " + section;
        }
        Set<String> unlisted = new TreeSet<>(Set.of(AuditFile.NAME, RefundsFile.NAME));
        for (WrittenFile file : manifest.outputs()) {
            problem = problem != null ? problem : problemWith(file);
            unlisted.remove(file.name());
        }
        if (problem == null && !unlisted.isEmpty()) {
            return Manifest.FILE_NAME + " does not name among its outputs: " + String.join(", ", unlisted);
        }
        return problem;
    }

    private @Nullable String problemWith(WrittenFile file) throws IOException {
        try (RecordLines records = new RecordLines(folder.resolve(file.name()))) {
            String sha256 = records.sha256OfAll();
            boolean isDrawn = RunReport.NAMES.contains(file.name());
            if (!isDrawn && records.rows() != file.rows()) {
                return file.name() + " has " + records.rows() + " rows and the manifest says " + file.rows();
            }
            return sha256.equals(file.sha256())
                    ? null
                    : file.name() + " is not the file that the manifest names: its SHA-256 is another";
        }
    }
}
