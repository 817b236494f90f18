package reckon.job;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import reckon.cases.FailedCreations;
import reckon.database.Database;
import reckon.policy.FailedCreation;

/** Reads the orders that Rule A1 refunds. Where it was is not kept: an order that was refunded is not read again. */
final class FailedCreationReader implements ItemStreamReader<FailedCreation> {
    private final Database database;
    private final Instant until;
    private @Nullable FailedCreations orders;

    FailedCreationReader(Database database, Instant until) {
        this.database = database;
        this.until = until;
    }

    @Override
    public void open(ExecutionContext context) {
        orders = new FailedCreations(database, until);
    }

    @Override
    public @Nullable FailedCreation read() {
        return Objects.requireNonNull(orders).next();
    }

    @Override
    public void close() {
        if (orders != null) {
            orders.close();
        }
    }
}
