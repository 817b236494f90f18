package reckon.cases;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import reckon.database.Column;
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
    private static final int MOST_PARTITIONS = 4;

    /** To divide the users passes half of the accounts, which takes longer than to decide so few one after the other. */
    private static final int FEW = 10_000;

    private static final String SEEM_DUE = """
            SELECT (SELECT COUNT(*) FROM request)
                 + (SELECT COUNT(*) FROM quota_grant WHERE is_booked = FALSE)
                 + (SELECT COUNT(*) FROM account_user WHERE first_known_on > ?)
                 + (SELECT COUNT(*) FROM waiting_reset WHERE run_no IN (?, ?)) AS seem_due
            """;
    private static final Column<Long> SEEM_DUE_COUNT = Column.bigint("seem_due");
    private static final Column<Long> REQUESTS = Column.bigint("requests");

    /** What users are due for. */
    public enum Scope {
        /** All that a night does. */
        NIGHT,
        /** The resets alone of accounts whose quota is open, with the grants before them; requests wait for the night. */
        RESETS
    }

    private final List<UserRange> ranges;
    private final List<DuePartition> shares;
    private final int workers;

    /**
     * Finds them.
     *
     * @param runNo the run that is going to record what is due
     * @param workers how many threads will take users
     */
    public DueUsers(Database database, Night night, int runNo, Scope scope, int workers) {
        DueResets resets = DueResets.of(night, runNo, database);
        long seemDue = resets.mayBeDueForAll() ? Long.MAX_VALUE : seemDue(database, resets, runNo);
        boolean ofAllUsers = seemDue > FEW && seemDue >= UserRange.accounts(database);
        this.workers = workers;
        this.ranges = UserRange.divide(database, seemDue > FEW ? Math.min(workers, MOST_PARTITIONS) : 1);
        this.shares = ranges.stream()
                .map(range -> new DuePartition(database, night, range, scope, resets, ofAllUsers))
                .toList();
    }

    private static long seemDue(Database database, DueResets resets, int runNo) {
        return Objects.requireNonNull(database.first(
                SEEM_DUE, row -> row.get(SEEM_DUE_COUNT), resets.bookedForAccountsKnownBy(), runNo - 1, runNo));
    }

    /** Returns the range that each worker begins with; several share one where there are more workers than ranges. */
    public List<UserRange> ranges() {
        return IntStream.range(0, workers)
                .mapToObj(worker -> ranges.get(worker % ranges.size()))
                .toList();
    }

    /** Returns how many requests wait to be decided, and some that came again after they were. */
    public static long requests(Database database) {
        return Objects.requireNonNull(
                database.first("SELECT COUNT(*) AS requests FROM request", row -> row.get(REQUESTS)));
    }

    /**
     * Returns the next users, none when all were handed out.
     *
     * @param range one of {@link #ranges}, whose users come first
     */
    List<DueUser> nextBatch(UserRange range) {
        int first = ranges.indexOf(range);
        for (int i = 0; i < shares.size(); i++) {
            List<DueUser> batch = shares.get((first + i) % shares.size()).nextBatch();
            if (!batch.isEmpty()) {
                return batch;
            }
        }
        return List.of();
    }

    @Override
    public void close() {
        shares.forEach(DuePartition::close);
    }
}
