package reckon.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.files.RecordLines;
import reckon.files.RunFile;
import reckon.files.RunFolder;
import reckon.files.ScratchFolder;
import reckon.ledger.Run;
import reckon.policy.Policies;

/** Checks a run's folder against the ledger: writes the run's files from the ledger again, elsewhere, and compares. */
public final class LedgerVerification {
    private static final List<String> MOST_TELLING_FIRST = List.of(AuditFile.NAME, RefundsFile.NAME);

    private final Database database;
    private final Policies policies;
    private final Function<Run, List<RunFile>> others;

    /** @param others makes the files that other rooms add to those of a run */
    public LedgerVerification(Database database, Policies policies, Function<Run, List<RunFile>> others) {
        this.database = database;
        this.policies = policies;
        this.others = others;
    }

    /**
     * Returns the first thing in which the folder differs from what the ledger gives, with its file and line, or null.
     *
     * @param run a finished run
     * @throws IOException if a file cannot be read
     */
    public @Nullable String firstProblem(Path folder, Run run) throws IOException {
        try (ScratchFolder scratch = ScratchFolder.create("reckon-verify-")) {
            Path again = scratch.path();
            RunFiles files = new RunFiles(
                    database,
                    run,
                    policies,
                    new RunFolder(again, true),
                    () -> {},
                    others.apply(run),
                    new ReportAsPublished(folder));
            long unused =
                    files.writers().stream().mapToLong(LongSupplier::getAsLong).sum();
            files.publish(new IncompleteReasons(database).of(run));
            for (String name : namesIn(again)) {
                String problem = firstDifference(folder.resolve(name), again.resolve(name));
                if (problem != null) {
                    return problem;
                }
            }
            return null;
        }
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Stream<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !MOST_TELLING_FIRST.contains(name))
                    .sorted();
            return Stream.concat(MOST_TELLING_FIRST.stream(), names).toList();
        }
    }

    private static @Nullable String firstDifference(Path file, Path expected) throws IOException {
        try (RecordLines found = new RecordLines(file);
                RecordLines wanted = new RecordLines(expected)) {
            byte[] record;
            do {
                record = found.next();
                if (!Arrays.equals(record, wanted.next())) {
                    return file.getFileName() + ", line " + found.line() + ": it is not what the ledger says";
                }
            } while (record != null);
            return null;
        } catch (NoSuchFileException e) {
            return file.getFileName() + " is missing";
        }
    }
}
