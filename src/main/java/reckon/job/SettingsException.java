package reckon.job;

/** That a setting is missing or wrong, found before anything was touched; the message says which and what to do. */
public final class SettingsException extends RuntimeException {
    public SettingsException(String message) {
        super(message);
    }
}
