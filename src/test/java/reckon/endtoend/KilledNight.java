package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import reckon.database.DatabaseAddress;
import reckon.support.Folders;
import reckon.support.MySqlServer;
import reckon.support.NightWatch;
import reckon.support.Outcome;
import reckon.support.ReckonProcess;
import reckon.support.Steps;
import reckon.support.TableContents;
import reckon.support.TestDatabase;

/** A night that is killed and started again until it is done, in a database and a folder of its own. */
final class KilledNight implements AutoCloseable {
    private static final double SHARE_OF_STEP = 0.7;
    private static final long MILLIS_TO_MAKE_TABLES = 150;

    private final MySqlServer server;
    private final TestDatabase database;
    private final Path input;
    private final Path folder;
    private final Undisturbed undisturbed;
    private final SplittableRandom random;
    private final NightWatch watch;

    /** @param server the server that has the database, or null if it is embedded */
    KilledNight(
            MySqlServer server, TestDatabase database, Path input, Undisturbed undisturbed, SplittableRandom random) {
        this.server = server;
        this.database = database;
        this.input = input;
        this.folder = Folders.create("kills");
        this.undisturbed = undisturbed;
        this.random = random;
        this.watch = new NightWatch(database);
    }

    /** Starts the night, kills what is to be killed once the night is where it is aimed at, and says where that was. */
    Kill kill(String aim, Kill.Victim victim) throws IOException {
        watch.reset();
        try (ReckonProcess program = Undisturbed.start(database, input, folder, undisturbed.hasReport())) {
            boolean inTime = program.waitFor(momentIn(aim));
            Outcome outcome = inTime ? kill(program, victim) : program.await();
            assertThat(outcome.exitCode()).as("%s: %s", victim, outcome).isIn(0, 1, 128 + 9);
            String landed = outcome.exitCode() == 0 ? Kill.TOO_LATE : watch.landed();
            assertNoHalfFileIsSeen();
            return new Kill(aim, victim, landed, outcome.exitCode());
        }
    }

    private Outcome kill(ReckonProcess program, Kill.Victim victim) {
        if (victim == Kill.Victim.PROGRAM) {
            program.kill();
            return program.await();
        }
        watch.close();
        server.kill();
        if (victim == Kill.Victim.DATABASE_FOR_LONG) {
            program.await();
        }
        server.restart();
        return program.await();
    }

    private BooleanSupplier momentIn(String aim) {
        long begin = System.nanoTime();
        return switch (aim) {
            case Kill.ANYWHERE -> {
                long wait = random.nextLong(undisturbed.millis() * 1_000_000);
                yield () -> System.nanoTime() - begin > wait;
            }
            case Steps.TABLES -> behind(this::isMakingTables, MILLIS_TO_MAKE_TABLES);
            default -> behind(() -> watch.isIn(aim), undisturbed.stepMillis().get(aim));
        };
    }

    /** An embedded database lets nobody look into it, but it has a copy beside it then. */
    private boolean isMakingTables() {
        return server == null
                ? Files.exists(new DatabaseAddress(database.url()).file(".before-upgrade.sql"))
                : watch.isMakingTables() || watch.isIn(Steps.ALL.get(0));
    }

    /** Returns the instant that is a random while behind another one. */
    private BooleanSupplier behind(BooleanSupplier begun, long mostMillis) {
        long wait = (long) (random.nextDouble(SHARE_OF_STEP) * mostMillis * 1_000_000);
        long[] since = {0};
        return () -> {
            if (since[0] == 0 && begun.getAsBoolean()) {
                since[0] = System.nanoTime();
            }
            return since[0] != 0 && System.nanoTime() - since[0] >= wait;
        };
    }

    /** A file has its name only when it is whole, and the manifest is there only when all files are. */
    private void assertNoHalfFileIsSeen() throws IOException {
        Path files = Undisturbed.files(folder);
        List<Path> seen = Files.exists(files) ? Folders.contents(files) : List.of();
        for (Path file : seen) {
            String name = file.getFileName().toString();
            if (!name.endsWith(".part")) {
                assertThat(Folders.isSame(file, undisturbed.files().resolve(name)))
                        .as(name)
                        .isTrue();
            }
        }
        if (seen.contains(files.resolve("manifest.json"))) {
            assertThat(seen.stream().map(files::relativize))
                    .containsAll(Folders.contents(undisturbed.files()).stream()
                            .map(undisturbed.files()::relativize)
                            .toList());
        }
    }

    /** Runs the night to its end and compares all that is left of it with what an undisturbed one leaves. */
    void finish() throws IOException {
        Outcome outcome = Undisturbed.start(database, input, folder, undisturbed.hasReport())
                .await();
        assertThat(outcome.exitCode()).as("%s", outcome).isZero();
        assertThat(Folders.differences(Undisturbed.files(folder), undisturbed.files()))
                .isEmpty();
        TableContents.of(database).forEach((table, rows) -> assertThat(rows)
                .as(table)
                .isEqualTo(undisturbed.tables().get(table)));
        assertThat(database.query("SELECT STATUS FROM BATCH_JOB_EXECUTION ORDER BY JOB_EXECUTION_ID DESC LIMIT 1"))
                .containsExactly(List.of("COMPLETED"));
        for (String table : List.of("BATCH_JOB_EXECUTION", "BATCH_STEP_EXECUTION")) {
            assertThat(database.query("SELECT DISTINCT STATUS FROM " + table))
                    .as("%s: nothing is left that says it is running", table)
                    .isSubsetOf(List.of("COMPLETED"), List.of("FAILED"), List.of("STOPPED"));
            assertThat(database.number("SELECT COUNT(*) FROM " + table + " WHERE END_TIME IS NULL"))
                    .isZero();
        }
    }

    @Override
    public void close() {
        watch.close();
        Folders.remove(folder);
    }
}
