package reckon.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StandInLibraryTest {
    @TempDir
    private Path folder;

    @Test
    void functionsHaveTheVersionsThatTheServerIsLinkedAgainst() throws Exception {
        StandInLibrary.LIBAIO.writeInto(folder);
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/readelf")), "there is no readelf to look with");
        String said = readelf("--use-dynamic", "--dynamic", "--segments", "--symbols");
        assertThat(said)
                .contains("Library soname: [libaio.so.1]")
                .contains("io_submit@@LIBAIO_0.1", "io_setup@@LIBAIO_0.4", "io_getevents@@LIBAIO_0.4")
                .containsPattern("GNU_STACK .* RW ")
                .doesNotContainIgnoringCase("warning")
                .doesNotContainIgnoringCase("error");
    }

    private String readelf(String... options) throws IOException {
        String[] command = new String[options.length + 3];
        command[0] = "/usr/bin/readelf";
        command[1] = "--wide";
        System.arraycopy(options, 0, command, 2, options.length);
        command[options.length + 2] = folder.resolve("libaio.so.1").toString();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void theLoaderTakesIt() throws Exception {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeTrue(system.toLowerCase(Locale.ROOT).equals("linux amd64"), "a library for Linux on x86-64");
        StandInLibrary.LIBNUMA.writeInto(folder);
        Path library = folder.resolve("libnuma.so.1");
        System.load(library.toString());
        String loaded = library.toRealPath().toString();
        assertThat(Files.readAllLines(Path.of("/proc/self/maps")))
                .anyMatch(line -> line.contains(" r-xp ") && line.endsWith(loaded));
    }

    @Test
    void theSameLibraryIsTheSameBytes() throws Exception {
        StandInLibrary.LIBNUMA.writeInto(folder);
        byte[] first = Files.readAllBytes(folder.resolve("libnuma.so.1"));
        StandInLibrary.LIBNUMA.writeInto(folder);
        assertThat(Files.readAllBytes(folder.resolve("libnuma.so.1")))
                .isEqualTo(first)
                .hasSizeLessThan(5000);
    }
}
