package reckon.night;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.database.Database;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.month.MonthDrawing;
import reckon.month.MonthReport;
import reckon.policy.Policies;

/**
 * In which order nights are run on a ledger, and what keeps one from beginning, whatever engine runs them. The caller has the
 * ledger's lock.
 */
public final class NightSequence {
    private static final Logger log = LoggerFactory.getLogger(NightSequence.class);

    private final Database database;
    private final Policies policies;
    private final MonthDrawing monthDrawing;
    private final Engine engine;

    /** What runs a night. */
    public interface Engine {
        /**
         * Runs the night of a plan and returns what it came to; all runs before it are finished.
         *
         * @param beforeItBegins is called once all that the night needs is there
         */
        NightReport run(NightPlan plan, Runnable beforeItBegins);
    }

    /**
     * Makes what runs nights one after the other.
     *
     * @param monthDrawing draws the page of a month that a night ends
     */
    public NightSequence(Database database, Policies policies, MonthDrawing monthDrawing, Engine engine) {
        this.database = database;
        this.policies = policies;
        this.monthDrawing = monthDrawing;
        this.engine = engine;
    }

    /**
     * Runs the night of a date; an earlier date's that did not finish is finished first. Returns what each came to, in their
     * order.
     *
     * @throws NightRefusedException if the clock's date lies before the last run's and was not asked for by name, the policy
     *     version that decided last is missing, or the output folder holds a run that the ledger does not know and the plan
     *     does not accept that
     */
    public List<NightReport> run(NightPlan plan) {
        Run last = new Runs(database).last();
        checkClock(plan, last);
        checkPolicies(plan);
        new LedgerAndOutput(database).check(plan.output(), plan.acceptsUnknownRuns());
        if (last == null || last.isFinished() || last.businessDate().equals(plan.businessDate())) {
            return List.of(one(plan));
        }
        log.warn("The run of {} did not finish: it is finished first", last.businessDate());
        NightReport earlier = one(plan.toFinish(last));
        return List.of(earlier, one(plan));
    }

    /**
     * Reconciles the last run again; its date is that of the plan if that was named. Returns what it came to.
     *
     * @throws NightRefusedException if there is no run yet, another date than the last run's is named, its night did not
     *     finish, the policy version that decided last is missing, or the output folder holds a run that the ledger does not
     *     know and the plan does not accept that
     */
    public NightReport reconcile(NightPlan plan) {
        Run last = new Runs(database).last();
        if (last == null) {
            throw new NightRefusedException("there is no run yet that could be reconciled: run the night first");
        }
        if (plan.dateGiven() && !plan.businessDate().equals(last.businessDate())) {
            throw new NightRefusedException("the last run is that of " + last.businessDate()
                    + ", and only that one can be reconciled again: what earlier runs found stands");
        }
        if (!last.isFinished() && !last.reconcilesOnly()) {
            throw new NightRefusedException("the night of " + last.businessDate()
                    + " did not finish: start nightly --date " + last.businessDate() + " again first");
        }
        checkPolicies(plan);
        NightPlan ofLast = plan.on(last.businessDate());
        new LedgerAndOutput(database).check(ofLast.output(), ofLast.acceptsUnknownRuns());
        return one(ofLast);
    }

    /** A dry run may try another policy. */
    private void checkPolicies(NightPlan plan) {
        if (!plan.dryRun()) {
            LedgerAndPolicies.check(database, policies);
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

    /** Runs one night, with the report of the month that it ends; returns what it came to. */
    private NightReport one(NightPlan plan) {
        LogContext.isFor(plan.businessDate());
        NightReport report = engine.run(plan, () -> new LedgerAndOutput(database).keepAccepted(plan));
        if (!plan.dryRun()) {
            new MonthReport(database, policies, monthDrawing).writeMonthsBefore(plan.businessDate(), plan.output());
        }
        return report;
    }
}
