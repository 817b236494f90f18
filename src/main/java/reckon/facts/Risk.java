package reckon.facts;

/** What the vendor thinks of an account's returns (Rule E04). */
public enum Risk {
    CLEAR,
    REJECTED
}
