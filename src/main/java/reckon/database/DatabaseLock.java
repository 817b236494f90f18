package reckon.database;

/** That this process is the only one to run nights on its database, until it is closed or the process ends. */
public interface DatabaseLock extends AutoCloseable {

    /** Throws {@link LockLostException} if the lock was lost, so that another process may have begun. */
    void check();

    /** Writes down who has it, once the tables are there, for whoever finds it taken. */
    void recordHolder();

    @Override
    void close();
}
