package reckon.policy;

/** What the policy says to a request. */
public enum Decision {
    FULL,
    PARTIAL,
    RENEWAL,
    PACKAGE,
    REJECTED,
    /** The data does not allow a decision yet (Rule I3); the request stays due. */
    HELD;

    /** Whether money goes back. */
    public boolean isAccepted() {
        return this != REJECTED && this != HELD;
    }
}
