package reckon.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.database.DatabaseLock;
import reckon.database.LockFile;

/** A ledger that moves from one engine to the other goes on as if it had not. */
final class MovingIT {
    private static final Path SAMPLE = Program.project().resolve("sample-data");
    private static final String SECOND = "2026-11-05";

    @TempDir
    Path folder;

    @Test
    void theNextNightAfterMovingThereAndBackIsTheSame() throws IOException {
        Pair pair = new Pair(folder, Map.of("RECKON_REPORT", "false"));
        assertThat(pair.oneMachine("2026-11-04", SAMPLE.resolve("input"))).isZero();
        Map<String, String> before =
                Map.of("SPRING_DATASOURCE_URL", "jdbc:h2:file:" + folder.resolve("one/reckon-data/reckon"));
        try (DatabaseLock night = LockFile.acquire(folder.resolve("one/reckon-data/reckon.night-lock"), "a test")) {
            night.check();
            assertThat(start("import", before).await()).as("a night runs there").isEqualTo(5);
        }
        move("import", before);
        Pair.copy(folder.resolve("one/out/2026-11-04"), folder.resolve("spark/out/2026-11-04"));

        killAnExport();

        Path night = SAMPLE.resolve("second-night/night");
        Map<String, String> back = Map.of(
                "SPRING_DATASOURCE_URL",
                "jdbc:h2:file:" + folder.resolve("back/reckon-data/reckon"),
                "RECKON_REPORT",
                "false"); // as of the other two
        Files.createDirectories(folder.resolve("back"));
        assertThat(Program.oneMachine(folder.resolve("back"), back, "init")).isZero();
        move("export", back);
        Pair.copy(folder.resolve("one/out/2026-11-04"), folder.resolve("back/out/2026-11-04"));

        int expected = pair.oneMachine(SECOND, night);
        assertThat(pair.spark(Clusters.LOCAL, SECOND, night)).isEqualTo(expected);
        pair.assertSame(SECOND);
        assertThat(Files.readString(folder.resolve("spark/out/2026-11-05/manifest.json")))
                .as("the ledger keeps its id")
                .isEqualTo(Files.readString(folder.resolve("one/out/2026-11-05/manifest.json")));

        assertThat(Program.oneMachine(
                        folder.resolve("back"),
                        back,
                        "nightly",
                        "--date",
                        SECOND,
                        "--input",
                        night.toString(),
                        "--output",
                        "out"))
                .isEqualTo(expected);
        assertThat(Files.readString(folder.resolve("back/out/2026-11-05/manifest.json")))
                .isEqualTo(Files.readString(folder.resolve("one/out/2026-11-05/manifest.json")));
    }

    /** No night begins on a part of a ledger, and no export goes on with one. */
    private void killAnExport() throws IOException {
        Path half = Files.createDirectories(folder.resolve("half"));
        Map<String, String> database =
                Map.of("SPRING_DATASOURCE_URL", "jdbc:h2:file:" + half.resolve("reckon-data/reckon"));
        assertThat(Program.oneMachine(half, database, "init")).isZero();
        try (Program killed = start("export", database)) {
            assertThat(killed.waitFor(() -> killed.said().contains("decision is there")))
                    .as(killed::said)
                    .isTrue();
            killed.kill();
        }
        String input = SAMPLE.resolve("second-night/night").toString();
        assertThat(Program.oneMachine(half, database, "nightly", "--date", SECOND, "--input", input))
                .isEqualTo(2);
        Program again = start("export", database);
        assertThat(again.await()).as(again::said).isEqualTo(2);
        assertThat(again.said()).contains("Make a new database by init");
    }

    private Program start(String command, Map<String, String> database) {
        return Program.spark(folder.resolve("spark"), Clusters.LOCAL, database, command, "--warehouse", "warehouse");
    }

    private void move(String command, Map<String, String> database) {
        Program moving = start(command, database);
        assertThat(moving.await()).as(moving::said).isZero();
    }
}
