package reckon.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files unpacked and digested while they are read. */
class InputContentTest {
    private final Path folder;

    InputContentTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void plainFileIsReadAsItIs() throws IOException {
        assertThat(read("a.csv", bytes("a,b\n"))).isEqualTo("a,b\n");
    }

    @Test
    void gzippedFileIsUnpacked() throws IOException {
        assertThat(read("a.csv.gz", StagedFolder.gzip("a,b\n"))).isEqualTo("a,b\n");
    }

    @Test
    void fileOfSeveralGzipMembersIsAllOfThem() throws IOException {
        byte[] first = StagedFolder.gzip("a,b\n");
        byte[] second = StagedFolder.gzip("c,d\n");
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        assertThat(read("a.csv.gz", both)).isEqualTo("a,b\nc,d\n");
    }

    @Test
    void digestIsOfTheFileAsItIsStoredHoweverMuchOfItWasRead() throws IOException, NoSuchAlgorithmException {
        byte[] packed = StagedFolder.gzip("a,b\n".repeat(100_000));
        Path file = Files.write(folder.resolve("a.csv.gz"), packed);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(packed));

        assertThat(InputContent.sha256(file)).isEqualTo(sha256);
        try (InputContent content = new InputContent(file)) {
            assertThat(content.readNBytes(10)).hasSize(10);
            assertThat(content.sha256OfAllRead()).isEqualTo(sha256);
        }
    }

    @Test
    void gzipFileCutShortAnywhereCannotBeUnpacked() {
        byte[] packed = StagedFolder.gzip("a,b\n");
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> read("a.csv.gz", cut))
                    .as("%d bytes", length)
                    .isInstanceOf(CorruptContentException.class);
        }
    }

    @Test
    void gzipFileWithAChangedByteOfItsDataOrSumCannotBeUnpacked() {
        byte[] packed = StagedFolder.gzip("a,b\n");
        for (int at = 10; at < packed.length; at++) {
            byte[] changed = packed.clone();
            changed[at] ^= 0x55;
            assertThatThrownBy(() -> read("a.csv.gz", changed))
                    .as("byte %d", at)
                    .isInstanceOf(CorruptContentException.class);
        }
    }

    @Test
    void fileThatUnpacksToManyTimesItsSizeIsAnAttack() {
        byte[] bomb = StagedFolder.gzip("\n".repeat(100_000_000));

        assertThatThrownBy(() -> read("a.csv.gz", bomb))
                .isInstanceOf(CorruptContentException.class)
                .hasMessageContaining("250 times");
    }

    @Test
    void smallFileMayUnpackToManyTimesItsSize() throws IOException {
        assertThat(read("a.csv.gz", StagedFolder.gzip("\n".repeat(10_000_000)))).hasSize(10_000_000);
    }

    private String read(String name, byte[] stored) throws IOException {
        Path file = Files.write(folder.resolve(name), stored);
        try (InputContent content = new InputContent(file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
