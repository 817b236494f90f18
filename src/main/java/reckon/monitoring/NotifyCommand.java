package reckon.monitoring;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a command of the operator's with a message on its standard input. It runs in a shell, in the folder that the program
 * was started in, and gets of the environment only what names the machine and the user: no setting, and so no secret.
 */
final class NotifyCommand {
    private static final Logger log = LoggerFactory.getLogger(NotifyCommand.class);
    private static final Set<String> PASSED_ON =
            Set.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR");

    private final String command;
    private final Duration mostTime;

    /** @param mostTime how long it may run before it is ended, with what it started */
    NotifyCommand(String command, Duration mostTime) {
        this.command = command;
        this.mostTime = mostTime;
    }

    /** Runs it; that it fails is logged. */
    void run(String message) {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        shell.environment().keySet().retainAll(PASSED_ON);
        try {
            Process process = shell.start();
            try {
                write(message, process);
                if (!process.waitFor(mostTime.toMillis(), TimeUnit.MILLISECONDS)) {
                    log.error("RECKON_NOTIFY_COMMAND was ended, as it took more than {} s", mostTime.toSeconds());
                } else if (process.exitValue() != 0) {
                    log.error("RECKON_NOTIFY_COMMAND failed: it ended with {}", process.exitValue());
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            log.error("RECKON_NOTIFY_COMMAND could not be started: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The message is smaller than a pipe's buffer, so a command that does not read keeps nobody waiting. */
    private static void write(String message, Process process) {
        try (OutputStream input = process.getOutputStream()) {
            input.write(message.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            log.debug("a command may end without having read", e);
        }
    }
}
