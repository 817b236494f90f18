package reckon.month;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.files.ReportFiles;
import reckon.files.ScratchFolder;
import reckon.policy.Policies;
import tools.jackson.core.JacksonException;

/** Checks the reports of months against the ledger: writes their figures again, elsewhere, and compares. */
public final class MonthVerification {
    private static final Pattern NAME = Pattern.compile("month-(\\d{4}-(?:0[1-9]|1[0-2]))\\.json");

    private final MonthReport report;

    /** Makes what reads the ledger of a database. */
    public MonthVerification(Database database, Policies policies) {
        this.report = new MonthReport(database, policies, MonthDrawing.NONE);
    }

    /**
     * Returns the first file that is not what the ledger says, or null. A report that was written before its month's last run
     * names the runs that are in it, and is held against those as they are now.
     *
     * @param output the folder of the runs' folders
     * @throws IOException if a file cannot be read
     */
    public @Nullable String firstProblem(Path output) throws IOException {
        try (ScratchFolder scratch = ScratchFolder.create("reckon-verify-")) {
            Path again = scratch.path();
            for (YearMonth month : months(output)) {
                String problem = firstProblem(month, output, again);
                if (problem != null) {
                    return problem;
                }
            }
            return null;
        }
    }

    private static List<YearMonth> months(Path output) throws IOException {
        try (Stream<Path> files = Files.list(output)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> YearMonth.parse(name.group(1)))
                    .sorted()
                    .toList();
        }
    }

    private @Nullable String firstProblem(YearMonth month, Path output, Path again) throws IOException {
        String json = MonthReport.json(month);
        MonthSummary found;
        try {
            found = new ReportFiles(output).read(json, MonthSummary.class);
        } catch (JacksonException e) {
            return json + ": it is not the report of a month";
        }
        int firstRuns = found == null ? 0 : found.runs().size();
        MonthReport.Written written = report.writeAgain(month, firstRuns, again);
        if (written == null) {
            return json + ": it names no run of " + month + " that the ledger has";
        }
        for (Path file : written.files()) {
            Path published = output.resolve(file.getFileName());
            if (!Files.exists(published)) {
                return published.getFileName() + " is missing";
            }
            if (Files.mismatch(published, file) >= 0) {
                return published.getFileName()
                        + ": it is not what the ledger says, or a run in it was reconciled again since. The command month writes it again";
            }
        }
        return null;
    }
}
