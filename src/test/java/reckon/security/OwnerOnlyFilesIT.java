package reckon.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.Folders;
import reckon.support.Outcome;
import reckon.support.ReckonProcess;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

final class OwnerOnlyFilesIT {
    /** The least careful user, who lets everybody read and write what he makes. */
    private static final String CARELESS = "umask 000";

    @TempDir
    private Path folder;

    private SmallNight night;

    @BeforeEach
    void createNight() {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "No owners here");
        night = new SmallNight(new TestDatabase("unused", "", ""), folder);
    }

    private Outcome run() {
        try (ReckonProcess process = ReckonProcess.Setup.in(folder)
                .with("RECKON_IDENTITY_KEY", "")
                .after(CARELESS)
                .start(night.arguments())) {
            return process.await();
        }
    }

    @Test
    void everythingThatANightMakesIsItsOwnersAlone() throws IOException {
        Outcome outcome = run();
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        Path data = folder.resolve("reckon-data");
        assertThat(data).isDirectoryContaining("glob:**.mv.db").isDirectoryContaining("glob:**.night-lock");
        areOwnersAlone(data);
        areOwnersAlone(night.output());
        Path key = data.resolve("reckon.identity-key");
        assertThat(outcome.out())
                .contains("RECKON_IDENTITY_KEY is not set: a key was made in ./reckon-data/reckon.identity-key."
                        + " Keep it with the database.")
                .doesNotContain(Files.readString(key));
        assertThat(run().out()).doesNotContain("a key was made");
    }

    private static void areOwnersAlone(Path made) throws IOException {
        assertThat(permissions(made)).as(made.toString()).isEqualTo("rwx------");
        for (Path file : Folders.contents(made)) {
            assertThat(permissions(file))
                    .as(file.toString())
                    .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
