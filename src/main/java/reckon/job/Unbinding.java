package reckon.job;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import reckon.cases.ReleasedAttachments;
import reckon.cases.ReleasedAttachments.Released;
import reckon.database.Database;
import reckon.ledger.Ledger;
import reckon.ledger.Run;
import reckon.policy.Policies;

/**
 * The step that finds what is unbound from released instances (Rule R1). It begins anew whenever the step does; the
 * workers then share the run's decisions, some thousand lines at a time.
 */
final class Unbinding implements StepExecutionListener {
    private static final int LINES_AT_A_TIME = 20_000;

    private final Database database;
    private final Policies policies;
    private final Supplier<Run> run;
    private final AtomicInteger nextLine = new AtomicInteger();
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
        tools = new Tools(new ReleasedAttachments(database, run.get().runNo()), ledger);
    }

    /** Records what the next lines unbind; returns false when no lines are left. */
    boolean recordNext() {
        Tools with = Objects.requireNonNull(tools);
        int fromLine = nextLine.getAndAdd(LINES_AT_A_TIME);
        if (fromLine > with.ledger().lastLineNo()) {
            return false;
        }
        List<Ledger.Unbinding> unbindings = with.attached().of(fromLine, fromLine + LINES_AT_A_TIME).stream()
                .filter(released -> released.attachment().isUnbound(policies))
                .map(Unbinding::unbinding)
                .toList();
        with.ledger().recordUnbindings(unbindings);
        return true;
    }

    private static Ledger.Unbinding unbinding(Released released) {
        return new Ledger.Unbinding(released.lineNo(), released.attachment().resourceId());
    }
}
