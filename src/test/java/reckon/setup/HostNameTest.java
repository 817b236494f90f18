package reckon.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostNameTest {
    private final Path folder;

    HostNameTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theKernelIsAskedFirstThenTheEnvironment() throws IOException {
        Path kernels = Files.writeString(folder.resolve("hostname"), "night-7\n");
        Path none = folder.resolve("none");
        assertThat(HostName.find(kernels, Map.of("HOSTNAME", "other"))).isEqualTo("night-7");
        assertThat(HostName.find(none, Map.of("HOSTNAME", "other"))).isEqualTo("other");
        assertThat(HostName.find(none, Map.of("COMPUTERNAME", "THIRD"))).isEqualTo("THIRD");
        assertThat(HostName.find(none, Map.of())).isNotBlank();
    }
}
