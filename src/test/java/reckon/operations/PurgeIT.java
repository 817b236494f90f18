package reckon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.NightInputs;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.TestDatabase;

/** What is cleared away, and that the nights after it are those that they would have been. */
final class PurgeIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final List<LocalDate> DATES = List.of(
            LocalDate.of(2025, 11, 3), LocalDate.of(2025, 11, 4), LocalDate.of(2026, 3, 10), LocalDate.of(2026, 3, 11));

    @TempDir
    private Path folder;

    /** A ledger with its output. */
    private record Site(TestDatabase database, Path output) {
        Nights program() {
            return new Nights(database, output);
        }
    }

    private Site site(DatabaseKind kind, String name) {
        return new Site(DATABASES.create(kind), folder.resolve(name));
    }

    /** Runs nights, whose files are the same at every site; consumption of some months is missing, as it may be. */
    private void run(Site site, int from, int to) {
        for (int night = from; night < to; night++) {
            Path input = folder.resolve("input-" + night);
            if (!Files.exists(input)) {
                NightInputs.writeOneOfMany(input, night, DATES.get(night), 40, 20, 20_261_127);
            }
            site.program().runMaybeIncomplete(DATES.get(night), input);
        }
    }

    private Outcome purge(Site site, String year) {
        return site.program()
                .execute(
                        "purge",
                        "--older-than",
                        year,
                        "--output",
                        site.output().toString(),
                        "--archive",
                        folder.resolve("archive").toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void theNightsGoOnWithTheSameBytesAndTheChainIsWholeWithTheArchive(DatabaseKind kind) {
        Site purged = site(kind, "purged");
        Site other = site(kind, "other");
        run(purged, 0, 3);
        run(other, 0, 3);

        Outcome said = purge(purged, "2026");

        assertThat(said).isEqualTo(new Outcome(0, """
                What is older than 2026
                  folders moved    2 to %s
                  orders moved     0
                  starts forgotten 2
                  kept             the ledger; resources; all other orders: of disks, of what was not given back, that no request returned, or that differ from the ledger
                """.formatted(folder.resolve("archive")), ""));
        run(purged, 3, 4);
        run(other, 3, 4);
        Path last = Path.of(DATES.get(3).toString());
        assertThat(Folders.differences(
                        purged.output().resolve(last), other.output().resolve(last)))
                .isEmpty();
        assertThat(purged.output().resolve(DATES.get(0).toString())).doesNotExist();
        assertThat(purged.database().number("SELECT COUNT(*) FROM BATCH_JOB_EXECUTION"))
                .isEqualTo(2);
        assertThat(purged.database().number("SELECT COUNT(*) FROM BATCH_JOB_INSTANCE"))
                .isEqualTo(2);
        assertThat(purged.database().number("SELECT COUNT(*) FROM decision WHERE run_no = 1"))
                .isPositive();
        String output = purged.output().toString();
        String archive = folder.resolve("archive").toString();
        Outcome whole = purged.program().execute("verify", "--all", output, "--archive", archive);
        assertThat(whole.exitCode()).as("%s", whole).isZero();
        assertThat(purged.program().execute("verify", "--all", output).out())
                .contains("is not the first one, which is not here");
    }

    @ParameterizedTest
    @EnumSource(names = "H2")
    void aYearThatTheNightsToComeLookBackAtIsNotClearedAway(DatabaseKind kind) {
        Site site = site(kind, "site");
        run(site, 0, 3);

        Outcome refused = purge(site, "2027");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("what is older than 2027-01-01 can go from 2027-03-04 on");
        assertThat(site.output().resolve(DATES.get(0).toString())).exists();
    }

    @ParameterizedTest
    @EnumSource(names = "H2")
    void aFolderThatTheArchiveHasAlreadyIsNotOverwritten(DatabaseKind kind) throws Exception {
        Site site = site(kind, "site");
        run(site, 0, 3);
        Files.createDirectories(folder.resolve("archive").resolve(DATES.get(1).toString()));

        Outcome refused = purge(site, "2026");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("2025-11-04 is there already");
        Files.delete(folder.resolve("archive").resolve(DATES.get(1).toString()));
        assertThat(purge(site, "2026").out()).contains("folders moved    1 to ");
    }
}
