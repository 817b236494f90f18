package reckon.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import reckon.cli.ExitCode;

/** The commands, as far as they need no Spark. */
final class MainTest {
    @TempDir
    Path folder;

    @Test
    void everyCommandIsThere() {
        assertThat(new CommandLine(new Main()).getSubcommands().keySet())
                .containsExactlyInAnyOrder(
                        "nightly", "reconcile", "verify", "month", "explain", "account", "quote", "import", "export");
    }

    @Test
    void nothingIsMadeWhereAWarehouseIsMistyped() {
        Path mistyped = folder.resolve("warehuose");
        for (String command : new String[] {"reconcile", "export", "account x", "month 2026-11"}) {
            assertThat(Main.execute((command + " --warehouse " + mistyped).split(" ")))
                    .as(command)
                    .isEqualTo(ExitCode.WRONG_USAGE.number());
        }
        assertThat(mistyped).doesNotExist();
    }
}
