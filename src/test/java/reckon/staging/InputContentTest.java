package reckon.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
        try (InputContent content = new InputContent(file, StandardCharsets.UTF_8)) {
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
    void gzipFileMayEndInNulsAndInNothingElse() throws IOException {
        byte[] whole = StagedFolder.gzip("a,b\n");

        assertThat(read("a.csv.gz", joined(whole, new byte[5000]))).isEqualTo("a,b\n");
        assertThat(read("a.csv.gz", joined(whole, whole, new byte[1]))).isEqualTo("a,b\na,b\n");
        for (byte[] rest : List.of(
                bytes("c,d\n"),
                joined(new byte[512], whole),
                joined(new byte[512], bytes("x")),
                Arrays.copyOf(whole, whole.length - 1),
                Arrays.copyOf(whole, 1),
                joined(Arrays.copyOf(whole, 1), new byte[20]))) {
            assertThatThrownBy(() -> read("a.csv.gz", joined(whole, rest)))
                    .isInstanceOf(CorruptContentException.class)
                    .hasMessageContaining("cannot be unpacked");
        }
    }

    @Test
    void everyByteOfASecondMemberMatters() {
        byte[] member = StagedFolder.gzip("c,d\n");
        for (int at = 0; at < member.length; at++) {
            if (at >= 4 && at < 10) {
                continue; // its time, its level and its system mean nothing
            }
            byte[] changed = member.clone();
            changed[at] ^= 0x55;
            assertThatThrownBy(() -> read("a.csv.gz", joined(StagedFolder.gzip("a,b\n"), changed)))
                    .as("byte %d", at)
                    .isInstanceOf(CorruptContentException.class);
        }
    }

    @Test
    void gzipHeaderMayHoldAllThatItCan() throws IOException {
        byte[] plain = StagedFolder.gzip("a,b\n");
        byte[] header = {0x1F, (byte) 0x8B, 8, 0x1E, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 'c', 0};
        CRC32 sum = new CRC32();
        sum.update(header);
        byte[] sums = {(byte) sum.getValue(), (byte) (sum.getValue() >> 8)};
        byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);

        assertThat(read("a.csv.gz", joined(header, sums, rest))).isEqualTo("a,b\n");
        sums[0] ^= 1;
        assertThatThrownBy(() -> read("a.csv.gz", joined(header, sums, rest)))
                .hasMessageContaining("its header is damaged");
    }

    @Test
    void gzipFileOfManyBuffersIsUnpackedWhole() throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append(random.nextInt()).append('\n');
        }
        byte[] one = StagedFolder.gzip(text.toString());

        assertThat(read("a.csv.gz", joined(one, one))).isEqualTo(text.toString() + text);
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void fileThatIsSomethingElseIsNamed(String name, byte[] content, String what) {
        assertThatThrownBy(() -> read(name, content))
                .isInstanceOf(CorruptContentException.class)
                .hasMessageContaining(what);
        if (!name.endsWith(".gz")) {
            assertThatThrownBy(() -> read(name + ".gz", StagedFolder.gzip(content)))
                    .isInstanceOf(CorruptContentException.class)
                    .hasMessageContaining(content.length == 0 ? "unpacks to nothing" : what);
        }
    }

    static Stream<Arguments> disguises() {
        return Stream.of(
                Arguments.of("a.csv", new byte[0], "0 bytes"),
                Arguments.of("a.csv.gz", new byte[0], "0 bytes"),
                Arguments.of("a.csv", StagedFolder.gzip("a,b\n"), "gzip"),
                Arguments.of("a.csv.gz", bytes("a,b\n"), "plain text"),
                Arguments.of("a.csv.gz", bytes("PK\u0003\u0004xl/"), "Excel"),
                Arguments.of("a.csv", bytes("PK\u0003\u0004....orders.csv"), "zip"),
                Arguments.of("a.csv", bytes("PK\u0003\u0004....[Content_Types].xml"), "Excel"),
                Arguments.of(
                        "a.csv",
                        new byte[] {
                            (byte) 0xD0,
                            (byte) 0xCF,
                            0x11,
                            (byte) 0xE0,
                            (byte) 0xA1,
                            (byte) 0xB1,
                            0x1A,
                            (byte) 0xE1,
                            0,
                            0
                        },
                        "Excel"),
                Arguments.of("a.csv", bytes("%PDF-1.7\n"), "PDF"),
                Arguments.of("a.csv", "a,b\n".getBytes(StandardCharsets.UTF_16), "UTF-16"),
                Arguments.of("a.csv", "a,b\n".getBytes(StandardCharsets.UTF_16LE), "UTF-16"),
                Arguments.of("a.csv", "a,b\n".getBytes(StandardCharsets.UTF_16BE), "UTF-16"),
                Arguments.of("a.csv", bytes("\uFEFF \n<!DOCTYPE html><html>"), "web page"),
                Arguments.of("a.csv", bytes("<HTML lang=zh>"), "web page"),
                Arguments.of("a.csv", bytes("<?xml version='1.0'?>"), "XML"));
    }

    @Test
    void textOfAnotherEncodingIsReadAsUtf8() throws IOException {
        String text = "spec,注意\n" + "云服务器😀,é\n".repeat(20_000);
        for (String encoding : List.of("GB18030", "UTF-16", "UTF-16LE", "UTF-8", "Big5-HKSCS")) {
            String encodable = encoding.startsWith("Big5")
                    ? text.replace("😀", "").replace("务", "").replace("云", "")
                    : text;
            Charset charset = Charset.forName(encoding);
            assertThat(read("a.csv", encodable.getBytes(charset), charset).replace("\uFEFF", ""))
                    .as(encoding)
                    .isEqualTo(encodable);
        }
    }

    @Test
    void textThatIsMarkedAsUtf8IsReadAsThatWhateverTheSetting() throws IOException {
        assertThat(read("a.csv", bytes("\uFEFF云,b\n"), Charset.forName("GB18030")))
                .isEqualTo("\uFEFF云,b\n");
    }

    @Test
    void whatIsNoTextInItsEncodingIsNoneInUtf8Either() throws IOException {
        byte[] content = joined(
                "云,".getBytes("GB18030"), new byte[] {(byte) 0xFF}, "器\n".getBytes("GB18030"), new byte[] {(byte) 0x81
                });
        Path file = Files.write(folder.resolve("a.csv"), content);
        try (InputContent read = new InputContent(file, Charset.forName("GB18030"))) {
            byte[] broken = {(byte) 0xFF};
            assertThat(read.readAllBytes()).isEqualTo(joined(bytes("云,"), broken, bytes("器\n"), broken));
        }
    }

    /** UTF-8 that is read as GB18030: the last byte, the digit and the line end look like the beginning of one character. */
    @Test
    void aBrokenCharacterTakesNoLineEndWithIt() throws IOException {
        Path file = Files.write(folder.resolve("a.csv"), bytes("误购第3\nnext\n"));
        try (InputContent read = new InputContent(file, Charset.forName("GB18030"))) {
            assertThat(new String(read.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .endsWith("3\nnext\n");
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
        return read(name, stored, StandardCharsets.UTF_8);
    }

    private String read(String name, byte[] stored, Charset charset) throws IOException {
        Path file = Files.write(folder.resolve(name), stored);
        try (InputContent content = new InputContent(file, charset)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
