package reckon.cases;

import java.util.List;
import java.util.Objects;
import reckon.database.Database;
import reckon.policy.Night;

/**
 * The users for whom a run has something to do, each handed out once.
 *
 * <p>A user is due for a request that the ledger has no decision on, for a grant that is not booked, and for an account
 * whose quota is not open or lacks a reset. Several threads may take users at the same time: each has a share of its
 * own, from one user id to another, so that the database sorts the shares side by side; who is done with it helps with
 * the others.
 */
public final class DueUsers implements AutoCloseable {
    /** Every share reads the requests from first to last, so more of them would cost more than they save. */
    private static final int MOST_SHARES = 4;

    /** What users are due for. */
    public enum Scope {
        /** All that a night does. */
        NIGHT,
        /** The resets alone of accounts whose quota is open, with the grants before them; requests wait for the night. */
        RESETS
    }

    private final List<DueShare> shares;

    /**
     * Finds them.
     *
     * @param runNo the run that is going to record what is due
     * @param workers how many threads will take users
     */
    public DueUsers(Database database, Night night, int runNo, Scope scope, int workers) {
        DueResets resets = DueResets.of(night, runNo, database);
        boolean hasRequests = database.first("SELECT 1 FROM request LIMIT 1", row -> row.whole()) != null;
        // Where nothing seems due a second share would only find nothing either.
        boolean nothingSeemsDue = !hasRequests && resets.areBookedForAllButNewAccounts();
        this.shares = UserRange.divide(database, nothingSeemsDue ? 1 : Math.min(workers, MOST_SHARES)).stream()
                .map(range -> new DueShare(database, night, range, scope, resets))
                .toList();
    }

    /** Returns how many requests wait to be decided, and some that came again after they were. */
    public static long requests(Database database) {
        return Objects.requireNonNull(database.first("SELECT COUNT(*) FROM request", row -> row.large()));
    }

    /**
     * Returns the next users, none when all were handed out.
     *
     * @param worker the number of the one who asks, from 0
     */
    List<DueUser> nextBatch(int worker) {
        for (int i = 0; i < shares.size(); i++) {
            List<DueUser> batch = shares.get((worker + i) % shares.size()).nextBatch();
            if (!batch.isEmpty()) {
                return batch;
            }
        }
        return List.of();
    }

    @Override
    public void close() {
        shares.forEach(DueShare::close);
    }
}
