package reckon.setup;

/** Thrown when a setting is missing or wrong, before anything is touched; the message says which and what to do. */
public final class SettingsException extends RuntimeException {
    public SettingsException(String message) {
        super(message);
    }
}
