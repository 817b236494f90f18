package reckon.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.LogCapture;

final class NotifyCommandTest {
    private static final Duration MOST_TIME = Duration.ofMinutes(1);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theMessageIsOnStandardInputAndNoSettingIsInTheEnvironment() throws IOException {
        Path said = folder.resolve("said");
        Path environment = folder.resolve("environment");

        new NotifyCommand("cat > '" + said + "'; env > '" + environment + "'", MOST_TIME).run("{\"消息\":1}\n");

        assertThat(said).hasContent("{\"消息\":1}\n");
        assertThat(Files.readAllLines(environment))
                .isNotEmpty()
                .allMatch(line -> line.matches(
                        "(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_ALL|LC_CTYPE|TZ|TMPDIR|PWD|OLDPWD|SHLVL|_)=.*"));
    }

    @Test
    void thatItFailsIsLoggedWithItsExitCode() {
        try (LogCapture log = new LogCapture(NotifyCommand.class)) {
            new NotifyCommand("cat > /dev/null; exit 7", MOST_TIME).run("{}");

            assertThat(log.messages()).containsExactly("RECKON_NOTIFY_COMMAND failed: it ended with 7");
        }
    }

    @Test
    void aCommandThatReadsNothingIsDoneWell() {
        try (LogCapture log = new LogCapture(NotifyCommand.class)) {
            new NotifyCommand("true", MOST_TIME).run("x".repeat(100_000));

            assertThat(log.messages()).noneMatch(message -> message.startsWith("RECKON_NOTIFY_COMMAND"));
        }
    }

    @Test
    void oneThatTakesTooLongIsEndedWithWhatItStarted() throws IOException, InterruptedException {
        Path child = folder.resolve("child");
        try (LogCapture log = new LogCapture(NotifyCommand.class)) {
            new NotifyCommand("sleep 300 & echo $! > '" + child + "'; wait", Duration.ofSeconds(2)).run("{}");

            assertThat(log.messages()).containsExactly("RECKON_NOTIFY_COMMAND was ended, as it took more than 2 s");
        }
        ProcessHandle sleeping = ProcessHandle.of(
                        Long.parseLong(Files.readString(child).strip()))
                .orElse(null);
        if (sleeping != null) {
            assertThat(sleeping.onExit().orTimeout(30, TimeUnit.SECONDS)).succeedsWithin(Duration.ofSeconds(30));
        }
    }
}
