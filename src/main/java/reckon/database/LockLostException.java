package reckon.database;

import org.jspecify.annotations.Nullable;

/** That the lock on a database was lost, so that another process may have it. */
public final class LockLostException extends RuntimeException {
    /** @param cause what the lock was lost with, if anything shows it */
    public LockLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
