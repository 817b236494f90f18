package reckon.night;

/** Thrown before a night touches anything, if the clock, or the ledger and the output folder, do not allow it to begin. */
public final class NightRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NightRefusedException(String message) {
        super(message);
    }
}
