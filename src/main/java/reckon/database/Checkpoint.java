package reckon.database;

/** Where long work may be told to stop: it passes one with every row, and a checkpoint that is closed throws. */
@FunctionalInterface
public interface Checkpoint {
    void pass();
}
