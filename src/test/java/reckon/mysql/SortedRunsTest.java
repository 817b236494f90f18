package reckon.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that wait in a temporary file; what order they come out in is for {@link LoadDataStreamTest}. */
class SortedRunsTest {
    private final Path folder;

    SortedRunsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void nothingIsLeftInTheFolderOnceItIsClosed() throws IOException {
        SortedRuns runs = runsOf("b", "a");
        assertThat(runs.take(new byte[2], 0, 2)).isEqualTo(2);

        runs.close();
        runs.close();

        assertThat(folder).isEmptyDirectory();
        assertThatThrownBy(() -> runs.add(chunk("c"))).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void rowsGivenOutAreCountedOnceTheyAreWhole() throws IOException {
        try (SortedRuns runs = runsOf("b", "a")) {
            assertThat(runs.take(new byte[3], 0, 3)).isEqualTo(3);
            assertThat(runs.rowsGiven()).isEqualTo(1);

            assertThat(runs.take(new byte[3], 0, 3)).isEqualTo(1);
            assertThat(runs.rowsGiven()).isEqualTo(2);
        }
    }

    @Test
    void folderThatIsNotThereIsSaid() {
        Path nowhere = folder.resolve("nowhere");

        assertThatThrownBy(() -> new SortedRuns(nowhere))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("nowhere");
    }

    private SortedRuns runsOf(String... keys) throws IOException {
        SortedRuns runs = new SortedRuns(folder);
        for (String key : keys) {
            runs.add(chunk(key));
        }
        return runs;
    }

    private static LoadDataBuffer chunk(String key) {
        LoadDataBuffer chunk = LoadDataBuffer.byFirstColumn();
        chunk.row().text(key);
        chunk.add();
        chunk.complete();
        return chunk;
    }
}
