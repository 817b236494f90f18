package reckon.database;

/** Asked with every row of long work, so that it can be stopped between two rows. */
@FunctionalInterface
public interface CancellationCheck {
    /** Throws an unchecked exception once the work was asked to stop; else does nothing. */
    void throwIfStopped();
}
