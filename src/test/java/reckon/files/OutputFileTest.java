package reckon.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.text.Sha256;

/** Files get their names only once all of their bytes are on the disk. */
class OutputFileTest {
    private final Path temporary;
    private final CsvLine line = new CsvLine(ZoneOffset.UTC);

    OutputFileTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void fileHasItsFinalNameOnlyOnceAllAreWhole() throws IOException {
        RunFolder folder = new RunFolder(temporary.resolve("2026-11-21"), true);
        WrittenFile first;
        WrittenFile second;
        try (OutputFile one = new OutputFile(folder, "one.csv", "a,b");
                OutputFile two = new OutputFile(folder, "two.csv", "c")) {
            one.row(line("1", "2"));
            first = one.finish();
            second = two.finish();
            assertThat(names(folder)).containsExactly("one.csv.part", "two.csv.part");
        }
        folder.publish(List.of(first, second));

        assertThat(names(folder)).containsExactly("one.csv", "two.csv");
    }

    @Test
    void rowsAreCountedAndDigestedAsTheyStandInTheFile() throws IOException {
        RunFolder folder = new RunFolder(temporary, true);
        WrittenFile written;
        try (OutputFile file = new OutputFile(folder, "rows.csv", "名,b")) {
            for (int i = 0; i < 100_000; i++) {
                file.row(line(Integer.toString(i), "值"));
            }
            file.row(line("last", "").toText());
            written = file.finish();
        }
        folder.publish(List.of(written));
        byte[] content = Files.readAllBytes(temporary.resolve("rows.csv"));

        assertThat(new String(content, StandardCharsets.UTF_8))
                .startsWith("名,b\n0,值\n1,值\n")
                .endsWith("\n99999,值\nlast,\n");
        assertThat(written)
                .isEqualTo(new WrittenFile(
                        "rows.csv",
                        100_001,
                        HexFormat.of().formatHex(Sha256.digest().digest(content))));
    }

    @Test
    void fileWithoutRowsHasItsHeader() throws IOException {
        RunFolder folder = new RunFolder(temporary, true);
        try (OutputFile file = new OutputFile(folder, "rejects.csv", "file,line")) {
            assertThat(file.finish().rows()).isZero();
        }
        assertThat(temporary.resolve("rejects.csv.part")).hasContent("file,line\n");
    }

    @Test
    void whatAKilledRunLeftUnfinishedIsWrittenAnew() throws IOException {
        RunFolder folder = new RunFolder(temporary, true);
        Files.writeString(temporary.resolve("one.csv.part"), "half a li");
        Files.writeString(temporary.resolve("one.csv"), "of the run before");
        WrittenFile written;
        try (OutputFile file = new OutputFile(folder, "one.csv", "a")) {
            assertThat(temporary.resolve("one.csv")).hasContent("of the run before");
            written = file.finish();
        }
        folder.publish(List.of(written));

        assertThat(names(folder)).containsExactly("one.csv");
        assertThat(temporary.resolve("one.csv")).hasContent("a\n");
    }

    @Test
    void manifestComesLastAndIsGoneWhileFilesAreRenamed() throws IOException {
        RunFolder folder = new RunFolder(temporary, true);
        folder.publishManifest(new byte[] {'1'});
        folder.publish(List.of());
        assertThat(names(folder)).isEmpty();
        folder.publishManifest(new byte[] {'2'});

        assertThat(names(folder)).containsExactly("manifest.json");
        assertThat(temporary.resolve("manifest.json")).hasContent("2");
    }

    @Test
    void dryRunHasNoManifest() throws IOException {
        RunFolder folder = new RunFolder(temporary, false);
        folder.publishManifest(new byte[] {'1'});

        assertThat(names(folder)).isEmpty();
    }

    @Test
    void onlyTheOwnerReadsARun() throws IOException {
        RunFolder folder = new RunFolder(temporary.resolve("runs/2026-11-21"), true);
        try (OutputFile file = new OutputFile(folder, "one.csv", "a")) {
            folder.publish(List.of(file.finish()));
        }
        folder.publishManifest(new byte[] {'1'});

        assertThat(permissions(temporary.resolve("runs"))).isEqualTo("rwx------");
        assertThat(permissions(folder.path())).isEqualTo("rwx------");
        assertThat(permissions(folder.path().resolve("one.csv"))).isEqualTo("rw-------");
        assertThat(permissions(folder.path().resolve("manifest.json"))).isEqualTo("rw-------");
    }

    private CsvLine line(String... values) {
        line.clear();
        for (String value : values) {
            line.text(value);
        }
        return line;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> names(RunFolder folder) throws IOException {
        try (var files = Files.list(folder.path())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
