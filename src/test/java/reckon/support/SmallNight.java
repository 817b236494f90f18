package reckon.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** A night of 200 requests, which a test may disturb, and what it writes when nothing disturbs it. */
public final class SmallNight {
    public static final LocalDate DATE = NightInputs.BUSINESS_DATE;

    /** The setting for how long a night waits for a connection; it asks several times before it gives up. */
    public static final String PATIENCE_MS = "SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT";

    private static final int REQUESTS = 200;
    private static final long SEED = 20_261_104;

    private final Path input;
    private final Path output;
    private final Nights nights;

    /** What all tests share, made when it is first asked for. */
    private static final class Undisturbed {
        static final Map<String, String> FILES = run();

        private static Map<String, String> run() {
            Path folder = Folders.create("small-night");
            TestDatabase database = new TestDatabase(
                    "jdbc:h2:mem:undisturbed;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                    "sa",
                    "");
            try {
                SmallNight night = new SmallNight(database, folder);
                return contents(night.nights.run(DATE, night.input));
            } finally {
                Folders.remove(folder);
            }
        }
    }

    /** @param folder a folder of the test's own, in which the night gets its files and writes */
    public SmallNight(TestDatabase database, Path folder) {
        this.input = folder.resolve("input");
        this.output = folder.resolve("output");
        this.nights = new Nights(database, output);
        NightInputs.write(input, REQUESTS, SEED);
    }

    /** Returns the folder with the night's files. */
    public Path input() {
        return input;
    }

    /** Returns the folder in which the night makes its own. */
    public Path output() {
        return output;
    }

    /** Returns the program that runs the night. */
    public Nights program() {
        return nights;
    }

    /** Runs the night in this process. */
    public Outcome run() {
        return nights.execute(arguments());
    }

    /** Runs the night in this process while the caller does something else. */
    public CompletableFuture<Outcome> runBeside() {
        return CompletableFuture.supplyAsync(this::run);
    }

    /** Returns the command that runs the night. */
    public String[] arguments() {
        return new String[] {
            "nightly", "--date", DATE.toString(), "--input", input.toString(), "--output", output.toString()
        };
    }

    /** Runs the night another time and makes sure that it comes to what it would have come to undisturbed. */
    public void completes() {
        Outcome outcome = run();
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.err()).isEmpty();
        isAsUndisturbed();
    }

    /** Makes sure that the night's folder holds, to the byte, what it would hold had nothing disturbed it. */
    public void isAsUndisturbed() {
        assertThat(written()).containsOnlyKeys(Undisturbed.FILES.keySet());
        areAsUndisturbed(Undisturbed.FILES.keySet());
    }

    /** Makes sure that all was decided as in an undisturbed night, whatever else was delivered. */
    public void decidedAsUndisturbed() {
        areAsUndisturbed(List.of("audit.csv", "refunds.csv", "releases.csv"));
    }

    private void areAsUndisturbed(Collection<String> names) {
        Map<String, String> written = written();
        for (String name : names) {
            boolean same = Undisturbed.FILES.get(name).equals(written.get(name));
            assertThat(same).as(name + " is as in an undisturbed night").isTrue();
        }
    }

    private Map<String, String> written() {
        return contents(output.resolve(DATE.toString()));
    }

    private static Map<String, String> contents(Path folder) {
        Map<String, String> contents = new TreeMap<>();
        try {
            for (Path file : Folders.contents(folder)) {
                contents.put(file.getFileName().toString(), Folders.withoutLedgerId(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }
}
