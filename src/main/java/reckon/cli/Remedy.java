package reckon.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the operator can do about a failure of what the program stands on: disks, files, the database. */
final class Remedy {
    private static final Pattern DISK_FULL =
            Pattern.compile("no space left|not enough space|disk quota|file too large", Pattern.CASE_INSENSITIVE);
    private static final int TABLE_RIGHT_LACKING = 1142;
    private static final int COLUMN_RIGHT_LACKING = 1143;

    private Remedy() {}

    /** Returns a sentence that goes before "start the same command again", or null if the failure is of no known sort. */
    static @Nullable String of(Throwable failure) {
        String remedy = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String closer = ofOne(cause);
            remedy = closer != null ? closer : remedy;
        }
        return remedy;
    }

    private static @Nullable String ofOne(Throwable cause) {
        if (cause instanceof IOException
                && DISK_FULL.matcher(String.valueOf(cause.getMessage())).find()) {
            return "Make room on that disk.";
        }
        if (cause instanceof FileSystemException) {
            return "See that this file or folder can be read and written.";
        }
        return cause instanceof SQLException sql ? ofDatabase(sql) : null;
    }

    private static @Nullable String ofDatabase(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (state.startsWith("08")) {
            return "See that the database of SPRING_DATASOURCE_URL runs and can be reached from here.";
        }
        if (failure.getErrorCode() == TABLE_RIGHT_LACKING || failure.getErrorCode() == COLUMN_RIGHT_LACKING) {
            return "Give the database user this right.";
        }
        return failure instanceof SQLTransientException || state.startsWith("40")
                ? "Another connection to the database held what this one needed."
                : null;
    }
}
