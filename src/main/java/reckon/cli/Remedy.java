package reckon.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reckon.database.Trouble;
import reckon.setup.Connections;

/** What the operator can do about a failure of what the program stands on: memory, disks, files, the database. */
final class Remedy {
    /** Java gives the operating system's words and no code. */
    private static final Pattern DISK_FULL =
            Pattern.compile("no space left|not enough space|disk quota|file too large", Pattern.CASE_INSENSITIVE);

    private static final Pattern HEAP_FULL = Pattern.compile("heap space|GC overhead|array size");

    private static final long BYTES_PER_MEBIBYTE = 1024 * 1024;

    private Remedy() {}

    /** Returns a sentence that goes before "start the same command again", or null if the failure is of no known sort. */
    static @Nullable String of(Throwable failure) {
        String remedy = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String closer = isHeapFull(cause) ? ofMemory() : ofFiles(cause);
            remedy = closer != null ? closer : remedy;
        }
        Trouble trouble = remedy == null ? Trouble.of(failure) : null;
        return trouble == null ? remedy : ofDatabase(trouble);
    }

    /** Java runs out of other things by the same error, and has words alone to tell them apart. */
    private static boolean isHeapFull(Throwable cause) {
        return cause instanceof OutOfMemoryError
                && HEAP_FULL.matcher(String.valueOf(cause.getMessage())).find();
    }

    /** Twice as much is what twice as many accounts need, which is the greatest part of it. */
    private static String ofMemory() {
        long mebibytes = Runtime.getRuntime().maxMemory() / BYTES_PER_MEBIBYTE;
        return "Java's memory of " + mebibytes + " MiB does not suffice: set RECKON_JAVA_OPTIONS to \"-Xmx"
                + 2 * mebibytes + "m -XX:+UseSerialGC\".";
    }

    private static @Nullable String ofFiles(Throwable cause) {
        if (cause instanceof IOException
                && DISK_FULL.matcher(String.valueOf(cause.getMessage())).find()) {
            return "Make room on that disk.";
        }
        return cause instanceof FileSystemException ? "See that this file or folder can be read and written." : null;
    }

    private static @Nullable String ofDatabase(Trouble trouble) {
        return switch (trouble) {
            case UNREACHABLE -> "See that the database of SPRING_DATASOURCE_URL runs and can be reached from here.";
            case HOST_UNKNOWN -> "See that the host of SPRING_DATASOURCE_URL is right and known here.";
            case RIGHT_LACKING -> "Give the database user this right.";
            case HELD_BY_ANOTHER -> "Another connection to the database held what this one needed.";
            case DISK_FULL -> "A disk of the database server is full: have room made there.";
            case CONNECTIONS_EXHAUSTED -> Connections.advice();
            case READ_ONLY ->
                "The database server takes no writes, as a replica does: see that SPRING_DATASOURCE_URL names the server"
                        + " that is written to.";
            case STATEMENT_LOGGING ->
                "The server's binlog_format is STATEMENT: have an administrator set it to ROW or MIXED.";
            case STATEMENT_ENDED ->
                "A statement was ended on the server, by a person or a guard against long ones: have those of this"
                        + " database user left alone.";
            case PACKET_TOO_LARGE -> "Have max_allowed_packet raised on the server, to 64 MiB for instance.";
            case PASSWORD_EXPIRED, ACCOUNT_LOCKED, ACCOUNT_BLOCKED, LOGIN_REFUSED, HOST_REFUSED ->
                "Have an administrator let the database user in again.";
            default -> null;
        };
    }
}
