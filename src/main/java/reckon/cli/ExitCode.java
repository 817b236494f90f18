package reckon.cli;

/** What the program says to a script. */
public enum ExitCode {
    /** Done; also when there was nothing to do. */
    DONE(0),
    /** Failed; what was recorded stands, and the same command can be run again. */
    FAILED(1),
    /** Wrong usage or settings; nothing was touched. */
    WRONG_USAGE(2),
    /** Done, but something is missing to call the run complete. */
    INCOMPLETE(3),
    /** Done, and a break of the reconciliation is open; said only where it was asked for. */
    BREAKS(4),
    /** Another night is running on the database; this one did nothing. */
    ALREADY_RUNNING(5),
    /** What was compared is not the same; nothing failed. */
    DIFFERENT(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** Returns the number that the process ends with. */
    public int number() {
        return number;
    }
}
