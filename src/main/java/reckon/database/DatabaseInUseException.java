package reckon.database;

/** That another night is running on the database; this one did nothing. */
public final class DatabaseInUseException extends RuntimeException {
    private final String holder;

    /** @param holder who has it, and since when */
    public DatabaseInUseException(String holder) {
        super("Another night is running: " + holder + ". This one did nothing. Wait until that one has ended.");
        this.holder = holder;
    }

    /** Returns who has it, and since when. */
    public String holder() {
        return holder;
    }
}
