package reckon.night;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.core.NestedRuntimeException;
import reckon.database.DatabaseInUseException;
import reckon.database.DatabaseLock;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.staging.Delivery;
import reckon.staging.InputFolder;

/** Runs nights, one at a time on one database. */
public final class Nightly {
    private final Supplier<NightServices> prepare;
    private final JobOperator operator;
    private final Supplier<DatabaseLock> lock;
    private final Recovery recovery;

    /**
     * Makes what runs them.
     *
     * @param prepare brings the tables and the key to what a night needs; called under the lock, before anything else
     */
    public Nightly(
            Supplier<NightServices> prepare, JobOperator operator, Supplier<DatabaseLock> lock, Recovery recovery) {
        this.prepare = prepare;
        this.operator = operator;
        this.lock = lock;
        this.recovery = recovery;
    }

    /**
     * Runs the night of a date; an earlier date's that did not finish is finished first: with the files that it had
     * taken if those were all, else it takes the folder's first. Returns what each came to, in their order.
     *
     * @throws NightRefusedException if the clock's date lies before the last run's and was not asked for by name, the policy
     *     version that decided last is missing, or the output folder holds a run that the ledger does not know and the plan
     *     does not accept that
     * @throws DatabaseInUseException if another night is running on the database
     * @throws NightFailedException if it did not finish; it can be run again
     */
    public List<NightReport> run(NightPlan plan) {
        try (DatabaseLock held = lock.get()) {
            NightServices with = prepare.get();
            held.recordHolder();
            return sequence(with, held).run(plan);
        }
    }

    /**
     * Reconciles the last run again, with the settlements, orders and acceptances of the plan's folder; its date is that of
     * the plan if that was named. Returns what it came to.
     *
     * @throws NightRefusedException as {@link #run} does; or if there is no run yet, another date than the last run's is
     *     named, or its night did not finish
     * @throws DatabaseInUseException if a night is running on the database
     * @throws NightFailedException if it did not finish; it can be run again
     */
    public NightReport reconcile(NightPlan plan) {
        try (DatabaseLock held = lock.get()) {
            NightServices with = prepare.get();
            held.recordHolder();
            return sequence(with, held).reconcile(plan);
        }
    }

    /**
     * Books the resets of a month that are due at its first instant, for all accounts whose quota is open, before or without
     * the night. The night that comes next finds them done and has them in its {@code quota.csv}; the files are its own as well.
     *
     * @throws NightRefusedException if the last run did not finish, as its requests come first, the policy version that
     *     decided last is missing, or the output folder holds a run that the ledger does not know
     * @throws DatabaseInUseException if a night is running on the database
     * @throws NightFailedException if it did not finish; it can be run again
     */
    public MonthStartReport startMonth(MonthStartPlan plan) {
        try (DatabaseLock held = lock.get()) {
            NightServices with = prepare.get();
            held.recordHolder();
            Runs runs = new Runs(with.database());
            Run last = runs.last();
            if (last != null && !last.isFinished()) {
                throw new NightRefusedException("the night of " + last.businessDate()
                        + " did not finish, and what it has to decide comes before the resets of " + plan.month()
                        + ". Run nightly --date " + last.businessDate() + " first");
            }
            LedgerAndPolicies.check(with.database(), with.policies());
            new LedgerAndOutput(with.database()).check(plan.output(), false);
            LocalDate date = plan.month().atDay(1);
            Run next = runs.next(date);
            LocalDate latest = runs.latestDate();
            Delivery delivery = new Delivery(next.runNo(), latest == null ? date : latest.plusDays(1));
            MonthStartJob start =
                    new MonthStartJob(with, held, next, delivery, new InputFolder(plan.input(), with.ignoredFiles()));
            execute(start.job(), MonthStartJob.NAME, date, "The resets of " + plan.month());
            return new MonthStartReport(
                    plan.month(), start.files(), runs.resetsOf(next.runNo(), plan.month()), start.missingMonth());
        }
    }

    private NightSequence sequence(NightServices with, DatabaseLock held) {
        return new NightSequence(with.database(), with.policies(), with.monthDrawing(), (plan, beforeItBegins) -> {
            NightJob night = new NightJob(with, plan, held);
            Job job = night.job();
            beforeItBegins.run();
            execute(job, NightJob.NAME, plan.businessDate(), "The night of " + plan.businessDate());
            return night.report();
        });
    }

    private void execute(Job job, String name, LocalDate date, String what) {
        JobExecution execution;
        try {
            execution = operator.start(job, recovery.parametersFor(name, date));
        } catch (JobExecutionException e) {
            throw new NightFailedException(what + " could not be started", e);
        } catch (NestedRuntimeException e) { // how the job ended could not be written down either
            throw new NightFailedException(what + " did not finish", e);
        }
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw NightFailedException.of(what, execution);
        }
    }
}
