package reckon.night;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.util.function.SingletonSupplier;
import reckon.cases.ReleasedAttachments;
import reckon.cases.ReleasedAttachments.Released;
import reckon.database.CancellationCheck;
import reckon.database.Cursor;
import reckon.database.JdbcDatabase;
import reckon.ledger.Ledger;
import reckon.ledger.Run;
import reckon.ledger.Unbindings;
import reckon.policy.Policies;

/**
 * The step that finds what is unbound from released instances (Rule R1). It begins anew whenever the step does; the
 * workers then share the run's decisions. Each has one part of them at most, since for each part all that is attached
 * may be passed; a part is a transaction.
 */
final class Unbinding implements StepExecutionListener {
    private static final int LINES_WORTH_A_PART = 100_000;
    private static final int MOST_IN_MEMORY = 10_000;

    private final JdbcDatabase database;
    private final Policies policies;
    private final Supplier<Run> run;
    private final int workers;
    private final CancellationCheck cancellation;
    private final AtomicInteger nextLine = new AtomicInteger(1);
    private final SingletonSupplier<Prepared> prepared = SingletonSupplier.of(this::prepare);

    /** What is prepared once for all workers of the step. */
    private record Prepared(ReleasedAttachments attached, Unbindings unbindings, int lines, int linesOfAPart) {}

    /** @param workers how many threads share the step's work */
    Unbinding(
            JdbcDatabase database, Policies policies, Supplier<Run> run, int workers, CancellationCheck cancellation) {
        this.database = database;
        this.policies = policies;
        this.run = run;
        this.workers = workers;
        this.cancellation = cancellation;
    }

    @Override
    public void beforeStep(StepExecution stepExecution) {
        prepared.obtain();
    }

    private Prepared prepare() {
        database.refreshStatistics("decision", "movement", "refund", "unsubscription");
        Unbindings unbindings = new Unbindings(database, run.get());
        unbindings.forget();
        int lines = new Ledger(database, run.get()).lastLineNo();
        ReleasedAttachments attached =
                new ReleasedAttachments(database, run.get().runNo());
        return new Prepared(attached, unbindings, lines, linesOfAPart(lines, workers));
    }

    /** Returns how many lines are a part, the last one of which may have fewer. */
    static int linesOfAPart(int lines, int workers) {
        int worthwhile = lines / LINES_WORTH_A_PART + 1;
        return lines / Math.min(worthwhile, workers) + 1;
    }

    /** Records what the next lines unbind; returns false when no lines are left. */
    boolean recordNext() {
        Prepared with = prepared.obtain();
        int fromLine = nextLine.getAndAdd(with.linesOfAPart());
        if (fromLine > with.lines()) {
            return false;
        }
        List<Unbindings.Unbinding> unbindings = new ArrayList<>();
        try (Cursor<Released> attached = with.attached().of(fromLine, fromLine + with.linesOfAPart())) {
            for (Released released = attached.next(); released != null; released = attached.next()) {
                cancellation.throwIfStopped();
                if (released.attachment().isUnbound(policies)) {
                    unbindings.add(new Unbindings.Unbinding(
                            released.lineNo(), released.attachment().resourceId()));
                }
                if (unbindings.size() == MOST_IN_MEMORY) {
                    with.unbindings().record(unbindings);
                    unbindings.clear();
                }
            }
        }
        with.unbindings().record(unbindings);
        return true;
    }
}
