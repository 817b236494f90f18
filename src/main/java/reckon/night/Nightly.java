package reckon.night;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.core.NestedRuntimeException;
import reckon.ledger.Run;
import reckon.ledger.Runs;

/** Runs nights, one at a time on one database. */
public final class Nightly {
    private static final Logger log = LoggerFactory.getLogger(Nightly.class);

    private final Supplier<Collaborators> prepare;
    private final JobOperator operator;
    private final Supplier<NightLock> lock;
    private final Recovery recovery;

    /**
     * Makes what runs them.
     *
     * @param prepare brings the tables and the key to what a night needs; called under the lock, before anything else
     */
    public Nightly(Supplier<Collaborators> prepare, JobOperator operator, Supplier<NightLock> lock, Recovery recovery) {
        this.prepare = prepare;
        this.operator = operator;
        this.lock = lock;
        this.recovery = recovery;
    }

    /**
     * Runs the night of a date; an earlier date's that did not finish is finished first: with the files that it had
     * taken if those were all, else it takes the folder's first. Returns what each came to, in their order.
     *
     * @throws NightRefusedException if the tables or the key are not those of this program, the clock's date lies before the last run's and was not asked for by name, or the output
     *     folder holds a run that the ledger does not know and the plan does not accept that
     * @throws NightRunningException if another night is running on the database
     * @throws NightFailedException if it did not finish; it can be run again
     */
    public List<NightReport> run(NightPlan plan) {
        try (NightLock held = lock.get()) {
            Collaborators with = prepare.get();
            held.recordHolder();
            Run last = new Runs(with.database()).last();
            checkClock(plan, last);
            new LedgerAndOutput(with.database()).check(plan);
            if (last == null || last.isFinished() || last.businessDate().equals(plan.businessDate())) {
                return List.of(runOne(plan, with, held));
            }
            log.warn("The run of {} did not finish: it is finished first", last.businessDate());
            NightReport earlier = runOne(plan.toFinish(last), with, held);
            return List.of(earlier, runOne(plan, with, held));
        }
    }

    /**
     * Reconciles the last run again, with the settlements, orders and acceptances of the plan's folder; its date is that of
     * the plan if that was named. Returns what it came to.
     *
     * @throws NightRefusedException as {@link #run} does; or if there is no run yet, another date than the last run's is
     *     named, or its night did not finish
     * @throws NightRunningException if a night is running on the database
     * @throws NightFailedException if it did not finish; it can be run again
     */
    public NightReport reconcile(NightPlan plan) {
        try (NightLock held = lock.get()) {
            Collaborators with = prepare.get();
            held.recordHolder();
            Run last = new Runs(with.database()).last();
            if (last == null) {
                throw new NightRefusedException("there is no run yet that could be reconciled: run the night first");
            }
            if (plan.dateGiven() && !plan.businessDate().equals(last.businessDate())) {
                throw new NightRefusedException("the last run is that of " + last.businessDate()
                        + ", and only that one can be" + " reconciled again: what earlier runs found stands");
            }
            if (!last.isFinished() && !last.reconcilesOnly()) {
                throw new NightRefusedException("the night of " + last.businessDate()
                        + " did not finish: start nightly --date " + last.businessDate() + " again first");
            }
            NightPlan ofLast = plan.on(last.businessDate());
            new LedgerAndOutput(with.database()).check(ofLast);
            return runOne(ofLast, with, held);
        }
    }

    /** A clock that was set back would make a late night of an old date, and decide nothing of the newer ones. */
    private static void checkClock(NightPlan plan, @Nullable Run last) {
        if (!plan.dateGiven() && last != null && plan.businessDate().isBefore(last.businessDate())) {
            throw new NightRefusedException("by the clock yesterday was " + plan.businessDate() + ", but the run of "
                    + last.businessDate() + " was made already: the clock seems to have been set back. Set it right;"
                    + " if the earlier night is meant, ask for it by --date " + plan.businessDate());
        }
    }

    private NightReport runOne(NightPlan plan, Collaborators with, NightLock held) {
        NightJob night = new NightJob(with, plan, held);
        Job job = night.job();
        new LedgerAndOutput(with.database()).keepAccepted(plan);
        JobExecution execution;
        try {
            execution = operator.start(job, recovery.parametersFor(plan.businessDate()));
        } catch (JobExecutionException e) {
            throw new NightFailedException("The night of " + plan.businessDate() + " could not be started", e);
        } catch (NestedRuntimeException e) { // how the job ended could not be written down either
            throw new NightFailedException("The night of " + plan.businessDate() + " did not finish", e);
        }
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw NightFailedException.of(plan.businessDate(), execution);
        }
        return new NightReport(night.files(), plan.folder(), night.manifest(), night.breaks());
    }
}
