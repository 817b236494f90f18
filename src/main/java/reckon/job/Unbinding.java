package reckon.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import reckon.cases.ReleasedAttachments;
import reckon.cases.ReleasedAttachments.Released;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.ledger.Ledger;
import reckon.ledger.Run;
import reckon.policy.Policies;

/**
 * The step that finds what is unbound from released instances (Rule R1). It begins anew whenever the step does; the
 * workers then share the run's decisions, a hundred thousand lines at a time.
 */
final class Unbinding implements StepExecutionListener {
    private static final int LINES_AT_A_TIME = 100_000;

    private final Database database;
    private final Policies policies;
    private final Supplier<Run> run;
    private final AtomicInteger nextLine = new AtomicInteger(1);
    private @Nullable Tools tools;

    /** What the step works with while it runs. */
    private record Tools(ReleasedAttachments attached, Ledger ledger) {}

    Unbinding(Database database, Policies policies, Supplier<Run> run) {
        this.database = database;
        this.policies = policies;
        this.run = run;
    }

    @Override
    public void beforeStep(StepExecution stepExecution) {
        Ledger ledger = new Ledger(database, run.get());
        ledger.forgetUnbindings();
        tools = new Tools(new ReleasedAttachments(database, run.get().runNo(), ledger.lastLineNo()), ledger);
    }

    /** Records what the next lines unbind; returns false when no lines are left. */
    boolean recordNext() {
        Tools with = Objects.requireNonNull(tools);
        int fromLine = nextLine.getAndAdd(LINES_AT_A_TIME);
        if (fromLine > with.ledger().lastLineNo()) {
            return false;
        }
        List<Ledger.Unbinding> unbindings = new ArrayList<>();
        try (Cursor<Released> attached = with.attached().of(fromLine, fromLine + LINES_AT_A_TIME)) {
            for (Released released = attached.next(); released != null; released = attached.next()) {
                if (released.attachment().isUnbound(policies)) {
                    unbindings.add(new Ledger.Unbinding(
                            released.lineNo(), released.attachment().resourceId()));
                }
            }
        }
        with.ledger().recordUnbindings(unbindings);
        return true;
    }
}
