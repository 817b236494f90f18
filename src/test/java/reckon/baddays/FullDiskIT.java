package reckon.baddays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Outcome;
import reckon.support.ReckonProcess;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

final class FullDiskIT {
    /** The limit is in blocks of 512 bytes. */
    private static final String AT_MOST_48_KIB = "ulimit -f 96";

    @RegisterExtension
    static final Databases databases = new Databases();

    @TempDir
    private Path folder;

    /** A disk of its own, which needs the rights of root on Linux. */
    private record SmallDisk(Path place) implements AutoCloseable {
        static SmallDisk of(Path place, String size) throws IOException {
            Files.createDirectories(place);
            assumeTrue(
                    ended("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", place.toString()) == 0,
                    "This user may not mount a disk");
            return new SmallDisk(place);
        }

        /** Fills it until only some KiB are left. */
        void fillBut(int kibibytes) throws IOException {
            long free = Files.getFileStore(place).getUsableSpace();
            Files.write(place.resolve("filler"), new byte[Math.toIntExact(free - kibibytes * 1024L)]);
        }

        void makeRoom() {
            remount("size=64m");
        }

        void remount(String option) {
            assertThat(ended("mount", "-o", "remount," + option, place.toString()))
                    .isZero();
        }

        private static int ended(String... command) {
            try {
                return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            } catch (IOException e) {
                return -1; // no such command here
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            assertThat(ended("umount", place.toString())).isZero();
        }
    }

    @Test
    void aNightWhoseFilesFindNoRoomSaysSoAndIsWholeOnceThereIsSome() throws Exception {
        SmallNight night = new SmallNight(databases.create(DatabaseKind.H2), folder);
        try (SmallDisk disk = SmallDisk.of(night.output(), "64k")) {
            Outcome full = night.run();
            assertThat(full.exitCode()).isEqualTo(1);
            assertThat(full.err())
                    .contains("No space left on device", "Make room on that disk. Then start the same command again")
                    .contains(" cannot be written in " + night.output().resolve(SmallNight.DATE.toString()))
                    .doesNotContain("\tat ");
            assertThat(night.output().resolve(SmallNight.DATE + "/manifest.json"))
                    .doesNotExist();
            disk.makeRoom();
            night.completes();
        }
    }

    @Test
    void aFileThatMayNotGrowFailsTheNightLikeAFullDisk() {
        TestDatabase database = databases.create(DatabaseKind.MYSQL);
        SmallNight night = new SmallNight(database, folder);
        ReckonProcess.Setup setup = ReckonProcess.Setup.in(folder).with(database);
        try (ReckonProcess limited = setup.after(AT_MOST_48_KIB).start(night.arguments())) {
            Outcome full = limited.await();
            assertThat(full.exitCode()).isEqualTo(1);
            assertThat(full.err())
                    .contains("File too large", "Make room on that disk. Then start the same command again")
                    .doesNotContain("\tat ");
        }
        night.completes();
    }

    @Test
    void anEmbeddedDatabaseWithoutRoomFailsTheNightAndKeepsWhatItHad() throws Exception {
        Path place = folder.resolve("data");
        try (SmallDisk disk = SmallDisk.of(place, "8m")) {
            TestDatabase database = new TestDatabase(
                    "jdbc:h2:file:" + place.resolve("reckon")
                            + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0",
                    "sa",
                    "");
            SmallNight night = new SmallNight(database, folder);
            assertThat(night.program().execute("init").exitCode()).isZero();
            disk.fillBut(64);
            Outcome full = night.run();
            assertThat(full.exitCode()).as(full.toString()).isEqualTo(1);
            assertThat(full.err())
                    .contains("No space left on device", "Make room on that disk. Then start the same command again")
                    .doesNotContain("\tat ");
            disk.makeRoom();
            night.completes();
        }
    }

    @Test
    void aDiskThatIsReadOnlyIsFoundOutBeforeAnythingIsDecided() throws Exception {
        TestDatabase database = databases.create(DatabaseKind.H2);
        SmallNight night = new SmallNight(database, folder);
        try (SmallDisk disk = SmallDisk.of(night.output(), "8m")) {
            disk.remount("ro");
            Outcome refused = night.run();
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err()).contains("The run's files cannot be written to " + night.output());
            assertThat(database.query("SHOW TABLES")).isEmpty();
            disk.remount("rw");
            night.completes();
        }
    }
}
