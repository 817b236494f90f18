package reckon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import reckon.files.Manifest;
import reckon.output.DecidedLine;
import reckon.output.DecidedLines.NotAnAuditException;
import reckon.output.RunComparison;
import reckon.output.RunVerification;
import reckon.reconciliation.FolderCheck;

/** {@code compare}: which decisions differ between two folders of the same date. */
@Command(
        name = "compare",
        footer = "  jobs/start compare out/2026-11-04 trial/2026-11-04",
        description = "Says which decisions differ between two folders of the same date, with the money and points"
                + " between them: for a policy that is not in force yet, or another version of the program.",
        exitCodeList = {
            "0:all decisions are the same",
            "1:a file could not be read",
            "2:wrong usage: a folder is damaged, or no run's, or their dates differ",
            "6:decisions differ"
        })
final class CompareCommand extends Subcommand {
    @Parameters(index = "0", paramLabel = "DIR", converter = Folder.class, description = "the run as it was")
    private Path before = Path.of(".");

    @Parameters(index = "1", paramLabel = "DIR", converter = Folder.class, description = "the run to compare with it")
    private Path after = Path.of(".");

    @Option(names = "--full", paramLabel = "N", description = "how many decisions are shown in full (20)")
    private int mostInFull = 20;

    @Override
    public Integer call() throws IOException {
        checkDates(date(before), date(after));
        RunComparison.Result result;
        try {
            result = new RunComparison(mostInFull).of(before, after);
        } catch (NoSuchFileException e) {
            throw wrong(e.getFile() + " is not there, so there is no run to compare.");
        } catch (NotAnAuditException e) {
            throw wrong(e.getMessage() + ".");
        }
        say(result);
        return (result.differing() == 0 ? ExitCode.DONE : ExitCode.DIFFERENT).number();
    }

    /** A dry run has no manifest, and so no date but that of its folder. */
    private @Nullable LocalDate date(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw wrong("There is no folder " + folder + ".");
        }
        if (!Files.exists(folder.resolve(Manifest.FILE_NAME))) {
            return null;
        }
        RunVerification.Result checked = new RunVerification(folder, List.of(new FolderCheck())).check();
        if (checked.problem() != null) {
            throw wrong(folder + " is damaged: " + checked.problem() + ".");
        }
        return checked.businessDate();
    }

    private void checkDates(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one != null && other != null && !one.equals(other)) {
            throw wrong(before + " is the run of " + one + " and " + after + " that of " + other
                    + ": only runs of the same date can be compared.");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(commandLine(), message);
    }

    private void say(RunComparison.Result result) {
        PrintWriter out = commandLine().getOut();
        out.println(result.same() + " decisions are the same" + inOtherWords(result) + ", " + result.differing()
                + (result.differing() == 1 ? " differs" : " differ"));
        if (result.differing() == 0) {
            return;
        }
        out.printf("%8s %14s %14s  %s%n", "count", "money", "points", "from -> to");
        result.changes()
                .forEach(change -> out.printf(
                        "%8d %14s %14s  %s%n", change.count(), change.money(), change.points(), change.what()));
        out.printf("%8d %14s %14s  %s%n", result.differing(), result.money(), result.points(), "all");
        for (RunComparison.Pair pair : result.inFull()) {
            DecidedLine one = pair.before() != null ? pair.before() : pair.after();
            if (one != null) {
                out.println(one.id() + ", " + one.kind() + " of " + one.resourceId() + ", " + one.submittedAt());
            }
            out.println("  - " + inFull(pair.before()));
            out.println("  + " + inFull(pair.after()));
        }
        if (result.differing() > result.inFull().size()) {
            out.println("and " + (result.differing() - result.inFull().size()) + " more; --full N shows N of them");
        }
    }

    private static String inOtherWords(RunComparison.Result result) {
        return result.otherWords() == 0 ? "" : " (" + result.otherWords() + " of them explained otherwise)";
    }

    private static String inFull(@Nullable DecidedLine line) {
        return line == null
                ? "none"
                : line.summary() + ", " + line.refundAmount() + ", " + line.pointsSpent() + " points: "
                        + line.explanation();
    }
}
