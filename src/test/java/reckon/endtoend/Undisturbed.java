package reckon.endtoend;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import reckon.support.NightInputs;
import reckon.support.NightWatch;
import reckon.support.Outcome;
import reckon.support.ReckonProcess;
import reckon.support.TableContents;
import reckon.support.TestDatabase;

/**
 * What a night comes to that nothing disturbs.
 *
 * @param files the folder of its files
 * @param tables what is in the tables after it
 * @param stepMillis how long each step took; empty for the embedded database
 * @param millis how long all of it took, the start of the program included
 * @param hasReport whether its report is drawn
 */
record Undisturbed(
        Path files, Map<String, List<String>> tables, Map<String, Long> stepMillis, long millis, boolean hasReport) {

    /** Runs such a night in a process of its own. */
    static Undisturbed run(TestDatabase database, Path input, Path folder, boolean hasReport) {
        long begin = System.nanoTime();
        Outcome outcome = start(database, input, folder, hasReport).await();
        long millis = (System.nanoTime() - begin) / 1_000_000;
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException("the undisturbed night came to " + outcome);
        }
        boolean isMySql = database.url().startsWith("jdbc:mysql:");
        try (NightWatch watch = new NightWatch(database)) {
            return new Undisturbed(
                    files(folder),
                    TableContents.of(database),
                    isMySql ? watch.stepMillis() : Map.of(),
                    millis,
                    hasReport);
        }
    }

    /** Starts the night of {@link NightInputs#BUSINESS_DATE} in a folder, without its report. */
    static ReckonProcess start(TestDatabase database, Path input, Path folder) {
        return start(database, input, folder, false);
    }

    /** Starts that night, with or without its report. */
    static ReckonProcess start(TestDatabase database, Path input, Path folder, boolean hasReport) {
        return ReckonProcess.Setup.in(folder)
                .with(database)
                .with("RECKON_REPORT", Boolean.toString(hasReport))
                .start("nightly", "--date", NightInputs.BUSINESS_DATE.toString(), "--input", input.toString());
    }

    /** Returns where a night in a folder puts its files. */
    static Path files(Path folder) {
        return folder.resolve("output").resolve(NightInputs.BUSINESS_DATE.toString());
    }
}
