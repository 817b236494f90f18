package reckon.night;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.util.function.SingletonSupplier;
import reckon.cases.AutomaticRefunds;
import reckon.cases.DueUsers;
import reckon.cases.FaultyDeliveries;
import reckon.cases.Users;
import reckon.cases.WaitingOrders;
import reckon.database.Database;
import reckon.database.DatabaseLock;
import reckon.intake.InputKind;
import reckon.ledger.Ledger;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.policy.AutomaticRefund;
import reckon.policy.CaseOutcome;
import reckon.policy.Policies;
import reckon.reconciliation.Reconciler;
import reckon.staging.Delivery;
import reckon.staging.InputFolder;
import reckon.staging.NotTaken;
import reckon.staging.NotTakenFiles;
import reckon.staging.TakenFile;

/**
 * One night, step by step; an object of this class is good for one execution.
 *
 * <ol>
 *   <li>{@code beginRun}: the business date gets its place behind the run before.
 *   <li>{@code takeFiles}: input files become staged rows, each file in a transaction.
 *   <li>{@code findUsers}: it is found out which accounts are one user now (Rule U1).
 *   <li>{@code refundFailedCreations}: orders whose resource was never created are refunded (Rule A1).
 *   <li>{@code decideRequests}: user by user, resets, grants and requests in the order of time.
 *   <li>{@code refundNotDelivered}: orders bought after their resource was given back are refunded (Rule A2).
 *   <li>{@code keepWaitingOrders}: which orders may be refunded so by a later run, as they wait.
 *   <li>{@code unbindAttached}: disks and addresses go on without the instances that are released (Rule R1).
 *   <li>{@code reconcile}: the ledger is compared with settlements and the order export.
 *   <li>{@code writeFiles}: the run's CSV files, beside their names.
 *   <li>{@code publish}: their names, the manifest, and the run is finished.
 * </ol>
 *
 * <p>A run that is closed, because a later one has begun, only gets its files written again. To reconcile the last run
 * again is a night without the steps that decide.
 */
final class NightJob {
    static final String NAME = "nightly";
    private static final Logger log = LoggerFactory.getLogger(NightJob.class);
    private static final Set<InputKind> RECONCILED =
            EnumSet.of(InputKind.SETTLEMENTS, InputKind.ORDERS, InputKind.ACCEPTANCES);
    private static final int ROWS_PER_CHUNK = 1000;

    /** Opens the orders that one rule refunds without a request. */
    private interface AutomaticOrders {
        AutomaticRefunds open(Database database, WaitingOrders waiting, Instant until);
    }

    private final NightServices with;
    private final NightPlan plan;
    private final DatabaseLock lock;
    private final Runs runs;
    private final Workers workers;
    private final GuardedSteps steps;
    private final Deciding deciding;
    private final Publishing publishing;
    private final SingletonSupplier<Run> run;
    private final List<TakenFile> files = Collections.synchronizedList(new ArrayList<>());

    NightJob(NightServices with, NightPlan plan, DatabaseLock lock) {
        this.with = with;
        this.plan = plan;
        this.lock = lock;
        this.runs = new Runs(with.database());
        this.workers = new Workers(with);
        this.steps = new GuardedSteps(with, lock);
        this.run = SingletonSupplier.of(() -> Objects.requireNonNull(runs.of(plan.businessDate())));
        this.deciding = new Deciding(with, lock, this::run, DueUsers.Scope.NIGHT);
        this.publishing = new Publishing(with, plan, this::run, deciding::missingMonth);
    }

    Job job() {
        Run existing = runs.of(plan.businessDate());
        if (existing != null && runs.isClosed(existing)) {
            return writeAgain();
        }
        InputFolder input = plan.input() == null ? null : new InputFolder(plan.input(), with.ignoredFiles());
        if (input != null && plan.reconcilesOnly()) {
            input.only(RECONCILED);
        }
        SimpleJobBuilder night = new JobBuilder(NAME, with.repository()).start(beginRun(input));
        if (input != null) {
            TakingFiles takingFiles =
                    new TakingFiles(with, this::delivery, input, files, () -> runs.endInput(run().runNo()));
            night.next(takingFiles.step(workers, steps));
        }
        if (!plan.reconcilesOnly()) {
            night.next(findUsers())
                    .next(refund("refundFailedCreations", AutomaticRefunds::ofFailedCreations))
                    .next(deciding.step("decideRequests", "decideCases", workers))
                    .next(refund("refundNotDelivered", AutomaticRefunds::ofNotDelivered))
                    .next(keepWaitingOrders())
                    .next(unbindAttached());
        }
        return night.next(reconcile())
                .next(publishing.writeFiles(workers, steps))
                .next(publishing.publish(steps))
                .build();
    }

    private Job writeAgain() {
        log.info(
                "{} is closed, as a later run has begun: its files are written again, and no input file is looked at. The"
                        + " next night takes what is new",
                plan.businessDate());
        return new JobBuilder(NAME, with.repository())
                .start(beginRun(null))
                .next(publishing.writeFiles(workers, steps))
                .next(publishing.publish(steps))
                .build();
    }

    private Step beginRun(@Nullable InputFolder input) {
        return steps.once("beginRun", () -> {
            boolean isNew = runs.of(plan.businessDate()) == null;
            Run begun = plan.reconcilesOnly()
                    ? runs.beginReconciliation(plan.businessDate(), input != null)
                    : runs.begin(plan.businessDate(), input != null);
            LogContext.isOf(begun.runNo());
            if (isNew) {
                with.staging().handOver(begun.businessDate());
            }
            if (!plan.reconcilesOnly()) {
                with.staging().setAsideWhatIsDone(begun.runNo());
            }
            if (input != null) {
                recordNotTaken(begun.runNo(), input.notTaken());
            }
        });
    }

    private void recordNotTaken(int runNo, List<NotTaken> found) {
        NotTakenFiles notTaken = new NotTakenFiles(with.database());
        if (plan.reconcilesOnly()) {
            notTaken.recordOfReconciliation(runNo, found);
        } else {
            notTaken.recordOfNight(runNo, found);
        }
    }

    private Step findUsers() {
        return steps.once("findUsers", () -> {
            var policy = with.policies().inForceAt(end().minusNanos(1)).users();
            Users users = new Users(with.database());
            Users.Counts found = users.find(run().runNo(), plan.businessDate(), policy);
            log.info(
                    found.all()
                            ? "{} accounts are {} users; {} values are shared by too many accounts to link them"
                            : "{} accounts that came, or are linked with some that did, are {} users; {} values are shared"
                                    + " by too many accounts to link them",
                    found.accounts(),
                    found.users(),
                    found.unlinkedValues());
            runs.endUsers(run().runNo(), Users.written(policy));
        });
    }

    /** Refunds orders without a request; while a file is refused that decisions depend on they wait (Rule I3). */
    private Step refund(String name, AutomaticOrders orders) {
        Database database = with.database();
        Policies policies = with.policies();
        AutomaticRefundReader reader = new AutomaticRefundReader(() -> {
            WaitingOrders waiting = new WaitingOrders(database, run().runNo());
            return mustAutomaticRefundsWait() ? null : orders.open(database, waiting, end());
        });
        return new StepBuilder(name, with.repository())
                .<AutomaticRefund, CaseOutcome>chunk(ROWS_PER_CHUNK)
                .transactionManager(with.transactions())
                .reader(reader)
                .processor(refund -> CaseOutcome.of(refund.decide(policies)))
                .writer(refunds -> {
                    lock.check();
                    new Ledger(database, run()).record(refunds.getItems());
                    with.progress().advance(refunds.size());
                })
                .interruptionPolicy(with.stopSwitch())
                .listener(with.progress())
                .allowStartIfComplete(true)
                .build();
    }

    private boolean mustAutomaticRefundsWait() {
        return !new FaultyDeliveries(with.database()).refusedFiles().isEmpty();
    }

    private Instant end() {
        return with.policies().endOf(plan.businessDate());
    }

    private Step keepWaitingOrders() {
        return steps.once("keepWaitingOrders", () -> {
            if (!mustAutomaticRefundsWait()) {
                new WaitingOrders(with.database(), run().runNo()).keep(end());
                runs.endAutomaticRefunds(run().runNo());
            }
        });
    }

    private Step unbindAttached() {
        Unbinding unbinding =
                new Unbinding(with.database(), with.policies(), this::run, with.workers(), with.countingCancellation());
        Tasklet unbindSome = (contribution, context) -> RepeatStatus.continueIf(unbinding.recordNext());
        return workers.share("unbindAttached", steps.repeated("unbindSome", unbindSome), unbinding);
    }

    private Step reconcile() {
        return steps.once("reconcile", () -> new Reconciler(
                        with.database(), with.policies(), with.reconciliation(), with.countingCancellation())
                .reconcile(run(), plan.work() == NightPlan.Work.FULL_RECONCILIATION));
    }

    private Delivery delivery() {
        return new Delivery(run().runNo(), run().businessDate());
    }

    /** The ledger knows the run from its first step on, so no step hands it to the next. */
    private Run run() {
        return run.obtain();
    }

    /** Returns what the night came to, once the job is complete. */
    NightReport report() {
        return new NightReport(List.copyOf(files), plan.folder(), publishing.manifest(), publishing.breaks());
    }
}
