package reckon.night;

/** That another night is running on the database; this one did nothing. */
public final class NightRunningException extends RuntimeException {
    NightRunningException(String holder) {
        super("Another night is running: " + holder + ". This one did nothing. Wait until that one has ended.");
    }
}
