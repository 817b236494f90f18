package reckon.spark;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.cases.AutomaticRefunds;
import reckon.cases.FaultyDeliveries;
import reckon.cases.MissingConsumption;
import reckon.cases.ReleasedAttachments;
import reckon.cases.Users;
import reckon.cases.WaitingOrders;
import reckon.database.Cursor;
import reckon.files.Manifest;
import reckon.files.RunFolder;
import reckon.files.RunReport;
import reckon.intake.InputKind;
import reckon.ledger.Ledger;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.ledger.Unbindings;
import reckon.night.LedgerAndOutput;
import reckon.night.NightPlan;
import reckon.night.NightReport;
import reckon.output.IncompleteReasons;
import reckon.output.ReportAsPublished;
import reckon.output.RunFiles;
import reckon.policy.AutomaticRefund;
import reckon.policy.CaseOutcome;
import reckon.policy.Policies;
import reckon.policy.PolicyVersion;
import reckon.reconciliation.Reconciler;
import reckon.reconciliation.ReconciliationFiles;
import reckon.staging.Delivery;
import reckon.staging.InputFolder;
import reckon.staging.NotTakenFiles;
import reckon.staging.Staging;
import reckon.staging.TakenFile;

/**
 * One night on Spark, step by step as the one-machine program goes; an object of this class is good for one execution.
 *
 * <p>The night commits the warehouse four times: when it has begun, when it has taken its files, before the files that it writes
 * get their names, and when they have them. A night that is killed goes on from the last commit, as nothing behind that counts.
 */
final class SparkNight {
    private static final Logger log = LoggerFactory.getLogger(SparkNight.class);
    private static final Set<InputKind> RECONCILED =
            EnumSet.of(InputKind.SETTLEMENTS, InputKind.ORDERS, InputKind.ACCEPTANCES);

    private static final int FILES_AT_ONCE = 2;

    private final Warehouse warehouse;
    private final SparkDatabase database;
    private final Settings settings;
    private final Policies policies;
    private final Staging staging;
    private final RunReport report;
    private final NightPlan plan;
    private final Runs runs;
    private final List<TakenFile> files = new ArrayList<>();

    /** @param report what is drawn of the run */
    SparkNight(Warehouse warehouse, Settings settings, Staging staging, RunReport report, NightPlan plan) {
        this.warehouse = warehouse;
        this.database = warehouse.database();
        this.settings = settings;
        this.policies = settings.policies();
        this.staging = staging;
        this.report = report;
        this.plan = plan;
        this.runs = new Runs(database);
    }

    /** Runs it and returns what it came to. */
    NightReport run() {
        Run existing = runs.of(plan.businessDate());
        if (existing != null && runs.isClosed(existing)) {
            log.info(
                    "{} is closed, as a later run has begun: its files are written again, and no input file is looked at. The"
                            + " next night takes what is new",
                    plan.businessDate());
            return publish(existing, existing.missingMonth(), true);
        }
        InputFolder input = plan.input() == null
                ? null
                : new InputFolder(plan.input(), settings.all().ignoreFiles());
        if (input != null && plan.reconcilesOnly()) {
            input.only(RECONCILED);
        }
        Run run = begin(existing == null, input);
        if (input != null) {
            take(run, input);
        }
        YearMonth missing = plan.reconcilesOnly() ? run.missingMonth() : decide(run);
        step("reconcile");
        new Reconciler(database, policies, settings.reconciliation(), () -> {})
                .reconcile(run, plan.work() == NightPlan.Work.FULL_RECONCILIATION);
        return publish(run, missing, false);
    }

    /** Decides all that is due; returns the month whose consumption is missing, or null. */
    private @Nullable YearMonth decide(Run run) {
        findUsers(run);
        refund(run, false);
        YearMonth missing = new MissingConsumption(database, run.businessDate(), policies).firstMonth();
        step("decideRequests");
        new Deciding(warehouse, settings.policyTexts()).decide(run, until(run, missing));
        refund(run, true);
        keepWaitingOrders(run);
        unbind(run);
        new LedgerChecks(database).check(run.runNo());
        return missing;
    }

    private static void step(String name) {
        log.info("Step {}", name);
    }

    private void commit() {
        if (!plan.dryRun()) {
            warehouse.commit();
        }
    }

    private Run begin(boolean isNew, @Nullable InputFolder input) {
        step("beginRun");
        boolean takesFiles = input != null;
        Run run = plan.reconcilesOnly()
                ? runs.beginReconciliation(plan.businessDate(), takesFiles)
                : runs.begin(plan.businessDate(), takesFiles);
        if (isNew) {
            staging.handOver(run.businessDate());
        }
        if (!plan.reconcilesOnly()) {
            staging.setAsideWhatIsDone(run.runNo());
        }
        if (input != null) {
            recordNotTaken(run, input);
        }
        commit();
        return run;
    }

    private void recordNotTaken(Run run, InputFolder input) {
        NotTakenFiles notTaken = new NotTakenFiles(database);
        if (plan.reconcilesOnly()) {
            notTaken.recordOfReconciliation(run.runNo(), input.notTaken());
        } else {
            notTaken.recordOfNight(run.runNo(), input.notTaken());
        }
    }

    private void take(Run run, InputFolder input) {
        step("takeFiles");
        Delivery delivery = new Delivery(run.runNo(), run.businessDate());
        for (InputKind kind : EnumSet.allOf(InputKind.class)) {
            input.files(kind).forEach(file -> files.add(staging.take(kind, file, delivery)));
        }
        staging.finishNews();
        runs.endInput(run.runNo());
        if (!input.notTaken().isEmpty()) {
            log.warn("{}", NotTakenFiles.sentence(input.notTaken()));
        }
        log.info("{}", files.isEmpty() ? "There is no file to take in " + input.path() : TakenFile.summary(files));
        commit();
    }

    private Instant end() {
        return policies.endOf(plan.businessDate());
    }

    private void findUsers(Run run) {
        step("findUsers");
        PolicyVersion.Users policy = policies.inForceAt(end().minusNanos(1)).users();
        new UserSearch(database).find(run.runNo(), run.businessDate(), policy);
        runs.endUsers(run.runNo(), Users.written(policy));
    }

    /** While a file is refused that decisions depend on they wait (Rule I3). */
    private boolean mustAutomaticRefundsWait() {
        return !new FaultyDeliveries(database).refusedFiles().isEmpty();
    }

    /** Refunds orders without a request, by Rule A1 or, once requests are decided, by Rule A2. */
    private void refund(Run run, boolean notDelivered) {
        step(notDelivered ? "refundNotDelivered" : "refundFailedCreations");
        if (mustAutomaticRefundsWait()) {
            return;
        }
        WaitingOrders waiting = new WaitingOrders(database, run.runNo());
        List<CaseOutcome> refunds = new ArrayList<>();
        try (AutomaticRefunds orders = notDelivered
                ? AutomaticRefunds.ofNotDelivered(database, waiting, end())
                : AutomaticRefunds.ofFailedCreations(database, waiting, end())) {
            for (AutomaticRefund next = orders.next(); next != null; next = orders.next()) {
                refunds.add(CaseOutcome.of(next.decide(policies)));
            }
        }
        if (!refunds.isEmpty()) {
            new Ledger(database, run).record(refunds);
        }
    }

    private Instant until(Run run, @Nullable YearMonth missing) {
        if (missing == null) {
            return policies.endOf(run.businessDate());
        }
        log.error(
                "Consumption of {} was never delivered, or a file of it is refused: no reset is booked for {}, and requests"
                        + " from then on wait. Deliver consumption-{}.csv and run the night again; or let first-month in the"
                        + " policy file say that earlier months count as without consumption.",
                missing,
                missing.plusMonths(1),
                missing);
        return policies.startOf(missing.plusMonths(1));
    }

    private void keepWaitingOrders(Run run) {
        step("keepWaitingOrders");
        if (!mustAutomaticRefundsWait()) {
            new WaitingOrders(database, run.runNo()).keep(end());
            runs.endAutomaticRefunds(run.runNo());
        }
    }

    private void unbind(Run run) {
        step("unbindAttached");
        Unbindings recorded = new Unbindings(database, run);
        recorded.forget();
        List<Unbindings.Unbinding> unbindings = new ArrayList<>();
        try (Cursor<ReleasedAttachments.Released> attached =
                new ReleasedAttachments(database, run.runNo()).of(1, Integer.MAX_VALUE)) {
            for (var next = attached.next(); next != null; next = attached.next()) {
                if (next.attachment().isUnbound(policies)) {
                    unbindings.add(new Unbindings.Unbinding(
                            next.lineNo(), next.attachment().resourceId()));
                }
            }
        }
        recorded.record(unbindings);
    }

    /** Writes the files, names them and finishes the run; one that is closed stays as it is. */
    private NightReport publish(Run run, @Nullable YearMonth missing, boolean closed) {
        step("writeFiles");
        ReconciliationFiles reconciliation = new ReconciliationFiles(database, run, policies, () -> {});
        RunFiles written = new RunFiles(
                database,
                run,
                policies,
                new RunFolder(plan.folder(), !plan.dryRun()),
                () -> {},
                List.of(reconciliation),
                closed && !plan.dryRun() ? ReportAsPublished.orDrawn(plan.folder(), report) : report);
        write(written.writers());
        step("publish");
        IncompleteReasons reasons = new IncompleteReasons(database);
        List<String> incomplete = closed ? reasons.of(run) : reasons.find(run, missing);
        if (!plan.dryRun()) {
            new LedgerAndOutput(database).announce(run, written.lastHash());
            commit();
        }
        Manifest manifest = written.publish(incomplete);
        if (!closed) {
            Manifest.Audit audit = manifest.audit();
            runs.finish(run.runNo(), audit.lastSeq(), audit.lastHash(), missing);
        }
        commit();
        return new NightReport(List.copyOf(files), plan.folder(), manifest, reconciliation.sentence());
    }

    /** A file is written line after line by one thread. The audit is more than half of all bytes, so more than two at once gain little. */
    private static void write(List<LongSupplier> writers) {
        ExecutorService threads = Executors.newFixedThreadPool(FILES_AT_ONCE);
        try {
            List<Future<Long>> written = new ArrayList<>();
            writers.forEach(writer -> written.add(threads.submit(writer::getAsLong)));
            for (Future<Long> file : written) {
                log.debug("{} rows written", file.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the night was interrupted while it wrote its files", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
