package reckon.cli;

import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.boot.context.properties.bind.BindException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import reckon.database.DatabaseInUseException;
import reckon.database.LockLostException;
import reckon.night.NightFailedException;
import reckon.night.NightRefusedException;
import reckon.policyfile.PolicyFileException;
import reckon.setup.SettingsException;

/** Says what failed in words for the person who must act, and turns it into an exit code. */
public final class Failures implements IExecutionExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    /**
     * What is said of a failure.
     *
     * @param lines at least one
     */
    record Told(ExitCode exitCode, List<String> lines) {}

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        log.debug("failed", failure);
        Told told = tell(failure);
        if (Console.isLogStructured()) {
            log.error("{}", String.join(" ", told.lines()));
        } else {
            told.lines().forEach(command.getErr()::println);
        }
        return told.exitCode().number();
    }

    /** Returns what is said of a failure, and the exit code that it is told to scripts by. */
    static Told tell(Exception failure) {
        SettingsException settings = find(failure, SettingsException.class);
        if (settings != null) {
            return wrongUsage("Wrong settings: " + settings.getMessage());
        }
        if (failure instanceof PolicyFileException policy) {
            return new Told(ExitCode.WRONG_USAGE, policy.problems());
        }
        NightRefusedException refused = find(failure, NightRefusedException.class);
        if (refused != null) {
            return wrongUsage("Not begun: " + refused.getMessage());
        }
        BindException unreadable = find(failure, BindException.class);
        if (unreadable != null) {
            return wrongUsage("Wrong settings: " + message(unreadable));
        }
        if (failure instanceof ParameterException usage) {
            return wrongUsage(String.valueOf(usage.getMessage()));
        }
        DatabaseInUseException running = find(failure, DatabaseInUseException.class);
        if (running != null) {
            return new Told(ExitCode.ALREADY_RUNNING, List.of(String.valueOf(running.getMessage())));
        }
        return failed(failure);
    }

    private static Told wrongUsage(String sentence) {
        return new Told(ExitCode.WRONG_USAGE, List.of(sentence));
    }

    private static Told failed(Exception failure) {
        String sentence = "Failed: " + message(failure);
        String remedy = Remedy.of(failure);
        if (find(failure, NightFailedException.class) != null || find(failure, LockLostException.class) != null) {
            return new Told(
                    ExitCode.FAILED,
                    List.of(
                            sentence,
                            "What was recorded stands. " + (remedy != null ? remedy : "Mend what is wrong.")
                                    + " Then start the same command again."));
        }
        return new Told(
                ExitCode.FAILED,
                remedy == null ? List.of(sentence) : List.of(sentence, remedy + " Then start the same command again."));
    }

    /**
     * Returns what failed, where it happened if a cause in between says that, and what was at the bottom of it; each
     * sentence once.
     */
    private static String message(Throwable thrown) {
        Throwable failure = thrown;
        while (failure instanceof BeansException && failure.getCause() != null) {
            failure = failure.getCause();
        }
        StringBuilder message = new StringBuilder(sentence(failure));
        Throwable last = failure;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            boolean saysWhere = cause instanceof UncheckedIOException unchecked && saysMoreThanItsCause(unchecked);
            if ((saysWhere || cause.getCause() == null) && !sentence(cause).equals(sentence(last))) {
                message.append(": ").append(sentence(cause));
                last = cause;
            }
        }
        return message.toString();
    }

    private static boolean saysMoreThanItsCause(UncheckedIOException failure) {
        return !String.valueOf(failure.getMessage()).equals(String.valueOf(failure.getCause()));
    }

    /** Returns what was at the bottom of a failure. */
    static String innermost(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return sentence(root);
    }

    private static String sentence(Throwable failure) {
        String message = failure instanceof FileSystemException file ? file(file) : failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message.strip();
    }

    /** Says what the type of the failure says where Java has no more to say than the file's name. */
    private static String file(FileSystemException failure) {
        if (failure.getReason() != null) {
            return String.valueOf(failure.getMessage());
        }
        String problem = failure instanceof NoSuchFileException
                ? "does not exist"
                : failure instanceof FileAlreadyExistsException ? "is in the way" : "may not be used";
        return failure.getMessage() + " " + problem;
    }

    /** Returns a failure of a type among a failure and its causes, or null. */
    static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
