package reckon.night;

import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import reckon.cases.AutomaticRefunds;
import reckon.cases.DueUsers;
import reckon.cases.FaultyDeliveries;
import reckon.cases.Users;
import reckon.database.Database;
import reckon.database.DatabaseLock;
import reckon.files.Manifest;
import reckon.files.RunFolder;
import reckon.files.RunReport;
import reckon.intake.InputKind;
import reckon.ledger.Ledger;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.output.IncompleteReasons;
import reckon.output.RunFiles;
import reckon.policy.AutomaticRefund;
import reckon.policy.CaseOutcome;
import reckon.policy.Policies;
import reckon.reconciliation.Reconciler;
import reckon.reconciliation.ReconciliationFiles;
import reckon.staging.InputFolder;
import reckon.staging.NotTakenFiles;
import reckon.staging.TakenFile;

/**
 * One night, step by step; an object of this class is good for one execution.
 *
 * <ol>
 *   <li>{@code beginRun}: the business date gets its place behind the run before.
 *   <li>{@code takeFiles}: input files become staged rows, each file in a transaction.
 *   <li>{@code findUsers}: accounts that are one user are found anew (Rule U1).
 *   <li>{@code refundFailedCreations}: orders whose resource was never created are refunded (Rule A1).
 *   <li>{@code decideRequests}: user by user, resets, grants and requests in the order of time.
 *   <li>{@code refundNotDelivered}: orders bought after their resource was given back are refunded (Rule A2).
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

    private final Collaborators with;
    private final NightPlan plan;
    private final DatabaseLock lock;
    private final Runs runs;
    private final Workers workers;
    private final GuardedSteps steps;
    private final Deciding deciding;
    private final RunReport report;
    private @Nullable TakingFiles takingFiles;
    private @Nullable Run run;
    private @Nullable RunFiles runFiles;
    private @Nullable Manifest manifest;
    private @Nullable ReconciliationFiles reconciliation;

    NightJob(Collaborators with, NightPlan plan, DatabaseLock lock) {
        this.with = with;
        this.plan = plan;
        this.lock = lock;
        this.runs = new Runs(with.database());
        this.workers = new Workers(with.repository(), with.workers());
        this.steps = new GuardedSteps(with, lock);
        this.deciding = new Deciding(with, lock, this::run, DueUsers.Scope.NIGHT);
        this.report = with.report().get();
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
            takingFiles = new TakingFiles(with, this::run, input, () -> runs.endInput(run().runNo()));
            night.next(takingFiles.step(workers, steps));
        }
        if (!plan.reconcilesOnly()) {
            night.next(findUsers())
                    .next(refund("refundFailedCreations", AutomaticRefunds::ofFailedCreations))
                    .next(deciding.step("decideRequests", "decideCases", workers))
                    .next(refund("refundNotDelivered", AutomaticRefunds::ofNotDelivered))
                    .next(unbindAttached());
        }
        return night.next(reconcile()).next(writeFiles()).next(publish()).build();
    }

    private Job writeAgain() {
        log.info("{} is closed, as a later run has begun: its files are written again", plan.businessDate());
        return new JobBuilder(NAME, with.repository())
                .start(beginRun(null))
                .next(writeFiles())
                .next(publish())
                .build();
    }

    private Step beginRun(@Nullable InputFolder input) {
        return steps.once("beginRun", () -> {
            Run begun = plan.reconcilesOnly()
                    ? runs.beginReconciliation(plan.businessDate(), input != null)
                    : runs.begin(plan.businessDate(), input != null);
            run = begun;
            if (!plan.reconcilesOnly()) {
                with.staging().removeDecidedRequests(begun.runNo());
            }
            if (input != null) {
                new NotTakenFiles(with.database()).record(begun.runNo(), input.notTaken());
            }
        });
    }

    private Step findUsers() {
        return steps.once("findUsers", () -> {
            Instant lastInstant = with.policies().endOf(plan.businessDate()).minusNanos(1);
            var policy = with.policies().inForceAt(lastInstant).users();
            Users.Found found = new Users(with.database()).find(run().runNo(), plan.businessDate(), policy);
            log.info(
                    "{} accounts are {} users; {} values are shared by too many accounts to link them",
                    found.accounts(),
                    found.users(),
                    found.unlinkedValues());
        });
    }

    /** Refunds orders without a request; while a file is refused that decisions depend on they wait (Rule I3). */
    private Step refund(String name, BiFunction<Database, Instant, AutomaticRefunds> orders) {
        Database database = with.database();
        Policies policies = with.policies();
        AutomaticRefundReader reader = new AutomaticRefundReader(() -> {
            boolean mustWait = !new FaultyDeliveries(database).refusedFiles().isEmpty();
            return mustWait ? null : orders.apply(database, policies.endOf(plan.businessDate()));
        });
        return new StepBuilder(name, with.repository())
                .<AutomaticRefund, CaseOutcome>chunk(ROWS_PER_CHUNK)
                .transactionManager(with.transactions())
                .reader(reader)
                .processor(refund -> CaseOutcome.of(refund.decide(policies)))
                .writer(refunds -> {
                    lock.check();
                    new Ledger(database, run()).record(refunds.getItems());
                })
                .interruptionPolicy(with.stopSwitch())
                .allowStartIfComplete(true)
                .build();
    }

    private Step unbindAttached() {
        Unbinding unbinding =
                new Unbinding(with.database(), with.policies(), this::run, with.workers(), with.stopSwitch());
        Tasklet unbindSome = (contribution, context) -> RepeatStatus.continueIf(unbinding.recordNext());
        return workers.share("unbindAttached", steps.repeated("unbindSome", unbindSome), unbinding);
    }

    private Step reconcile() {
        return steps.once("reconcile", () -> new Reconciler(
                        with.database(), with.policies(), with.reconciliation(), with.stopSwitch())
                .reconcile(run(), plan.work() == NightPlan.Work.FULL_RECONCILIATION));
    }

    private Step writeFiles() {
        Queue<Runnable> writers = new ConcurrentLinkedQueue<>();
        Tasklet writeOne = (contribution, context) -> {
            Runnable writer = writers.poll();
            if (writer == null) {
                return RepeatStatus.FINISHED;
            }
            writer.run();
            return RepeatStatus.CONTINUABLE;
        };
        return workers.share("writeFiles", steps.repeated("writeFile", writeOne), new StepExecutionListener() {
            @Override
            public void beforeStep(StepExecution execution) {
                reconciliation = new ReconciliationFiles(with.database(), run(), with.policies(), with.stopSwitch());
                runFiles = new RunFiles(
                        with.database(),
                        run(),
                        with.policies(),
                        new RunFolder(plan.folder(), !plan.dryRun()),
                        with.stopSwitch(),
                        List.of(reconciliation),
                        report);
                writers.addAll(runFiles.writers());
            }
        });
    }

    private Step publish() {
        return steps.once("publish", () -> {
            boolean closed = runs.isClosed(run());
            YearMonth missingMonth = closed || plan.reconcilesOnly() ? run().missingMonth() : deciding.missingMonth();
            IncompleteReasons reasons = new IncompleteReasons(with.database());
            List<String> incomplete = closed ? reasons.of(run()) : reasons.find(run(), missingMonth);
            RunFiles written = Objects.requireNonNull(runFiles);
            announce(written.lastHash());
            Manifest published = written.publish(incomplete);
            if (!closed) {
                Manifest.Audit audit = published.audit();
                runs.finish(run().runNo(), audit.lastSeq(), audit.lastHash(), missingMonth);
            }
            manifest = published;
        });
    }

    /** In a transaction of its own: what is published is known even if this process dies right after. */
    private void announce(String lastHash) {
        if (!plan.dryRun()) {
            TransactionTemplate atOnce = new TransactionTemplate(with.transactions());
            atOnce.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            atOnce.executeWithoutResult(status -> new LedgerAndOutput(with.database()).announce(run(), lastHash));
        }
    }

    private Run run() {
        return Objects.requireNonNull(run);
    }

    /** Returns what the run came to, once the job is complete. */
    Manifest manifest() {
        return Objects.requireNonNull(manifest);
    }

    /** Returns what the run's breaks come to, as a sentence without its end, once the job is complete. */
    String breaks() {
        return Objects.requireNonNull(reconciliation).sentence();
    }

    /** Returns what became of the input files so far. */
    List<TakenFile> files() {
        return takingFiles == null ? List.of() : takingFiles.files();
    }
}
