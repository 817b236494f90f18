package reckon.setup;

import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import reckon.database.DatabaseAddress;
import reckon.database.DatabaseInUseException;
import reckon.database.DatabaseLock;
import reckon.database.LockFile;
import reckon.mysql.MySqlLock;
import reckon.policy.Policies;

/**
 * Makes sure that one night runs at a time on a database, wherever it was started.
 *
 * <p>An embedded database is this process's own from before it is opened until the process is done with it. On
 * MySQL each night takes the server's lock.
 */
final class NightLocks implements AutoCloseable {
    private final Clock clock;
    private final Policies policies;
    private final @Nullable DatabaseLock embedded;

    /** @throws DatabaseInUseException if another process has the embedded database */
    NightLocks(DatabaseAddress address, Clock clock, Policies policies) {
        this.clock = clock;
        this.policies = policies;
        Path file = address.file(".night-lock");
        if (file != null) {
            this.embedded = LockFile.acquire(file, holder());
        } else {
            this.embedded = address.isEmbedded() ? new OwnMemory() : null;
        }
    }

    /** @throws DatabaseInUseException if another night is running on the database */
    DatabaseLock acquire(DataSource dataSource) {
        return embedded != null ? new HeldLock(embedded) : MySqlLock.acquire(dataSource, holder());
    }

    /** Returns who runs a night on the database, or null if nobody does; an embedded one is this process's own. */
    @Nullable
    String holder(DataSource dataSource) {
        return embedded != null ? null : MySqlLock.holder(dataSource);
    }

    private String holder() {
        return "since " + policies.format(clock.instant().truncatedTo(ChronoUnit.SECONDS)) + " in process "
                + ProcessHandle.current().pid() + " on " + HostName.ofThisMachine();
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    /** A lock that outlives the night. */
    private record HeldLock(DatabaseLock lock) implements DatabaseLock {
        @Override
        public void check() {
            lock.check();
        }

        @Override
        public void recordHolder() {
            lock.recordHolder();
        }

        @Override
        public void close() {}
    }

    /** A database in memory is this process's own. */
    private static final class OwnMemory implements DatabaseLock {
        @Override
        public void check() {}

        @Override
        public void recordHolder() {}

        @Override
        public void close() {}
    }
}
