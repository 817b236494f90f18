package reckon.job;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import reckon.cases.ReleasedAttachments;
import reckon.database.Database;
import reckon.ledger.Ledger;
import reckon.ledger.Run;

/** Reads what is attached to released resources. It begins anew whenever the step does, and so does what is recorded. */
final class ReleasedAttachmentReader implements ItemStreamReader<ReleasedAttachments.Released> {
    private final Database database;
    private final Supplier<Run> run;
    private @Nullable ReleasedAttachments attached;

    ReleasedAttachmentReader(Database database, Supplier<Run> run) {
        this.database = database;
        this.run = run;
    }

    @Override
    public void open(ExecutionContext context) {
        new Ledger(database, run.get()).forgetUnbindings();
        attached = new ReleasedAttachments(database, run.get().runNo());
    }

    @Override
    public ReleasedAttachments.@Nullable Released read() {
        return Objects.requireNonNull(attached).next();
    }

    @Override
    public void close() {
        if (attached != null) {
            attached.close();
        }
    }
}
