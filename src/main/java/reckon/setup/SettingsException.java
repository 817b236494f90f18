package reckon.setup;

/** Thrown when a setting is missing or wrong, before anything is touched; the message says which and what to do. */
public final class SettingsException extends RuntimeException {
    /** Says which setting is wrong and what it should be; the message is for the operator. */
    public SettingsException(String message) {
        super(message);
    }
}
