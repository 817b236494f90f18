package reckon.endtoend;

/**
 * One kill by SIGKILL.
 *
 * @param aim the step in which it was to land, or {@link #ANYWHERE}
 * @param landed where it did, by a step's name or in the words of {@link reckon.support.Steps}
 * @param exitCode what the program came to
 */
record Kill(String aim, Victim victim, String landed, int exitCode) {
    /** At whatever instant. */
    static final String ANYWHERE = "(anywhere)";

    /** After the night was done. */
    static final String TOO_LATE = "(too late)";

    /** What is killed. */
    enum Victim {
        /** The program itself. */
        PROGRAM,
        /** The database server, which is back before the program has noticed. */
        DATABASE,
        /** The database server, which comes back when the program has given up. */
        DATABASE_FOR_LONG
    }

    @Override
    public String toString() {
        return "%-17s aimed at %-22s landed in %-22s exit code %d".formatted(victim, aim, landed, exitCode);
    }
}
