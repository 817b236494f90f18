package reckon.night;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;
import reckon.database.CancellationCheck;
import reckon.files.Manifest;
import reckon.files.RunFolder;
import reckon.files.RunReport;
import reckon.ledger.Run;
import reckon.ledger.Runs;
import reckon.output.IncompleteReasons;
import reckon.output.ReportAsPublished;
import reckon.output.RunFiles;
import reckon.reconciliation.ReconciliationFiles;

/** The steps {@code writeFiles}, by which the run's CSV files stand beside their names, and {@code publish}, which names them. */
final class Publishing {
    private final NightServices with;
    private final NightPlan plan;
    private final Runs runs;
    private final Supplier<Run> run;
    private final Supplier<@Nullable YearMonth> missingMonth;
    private final RunReport report;
    private final SingletonSupplier<Written> written = SingletonSupplier.of(this::toBeWritten);
    private @Nullable Manifest manifest;

    /** What one step writes and the other names. */
    private record Written(RunFiles files, ReconciliationFiles reconciliation) {}

    /** @param missingMonth what the deciding step found missing */
    Publishing(NightServices with, NightPlan plan, Supplier<Run> run, Supplier<@Nullable YearMonth> missingMonth) {
        this.with = with;
        this.plan = plan;
        this.runs = new Runs(with.database());
        this.run = run;
        this.missingMonth = missingMonth;
        this.report = with.report().get();
    }

    private Written toBeWritten() {
        CancellationCheck cancellation = with.countingCancellation();
        ReconciliationFiles reconciliation =
                new ReconciliationFiles(with.database(), run.get(), with.policies(), cancellation);
        RunFiles files = new RunFiles(
                with.database(),
                run.get(),
                with.policies(),
                new RunFolder(plan.folder(), !plan.dryRun()),
                cancellation,
                List.of(reconciliation),
                !plan.dryRun() && runs.isClosed(run.get()) ? ReportAsPublished.orDrawn(plan.folder(), report) : report);
        return new Written(files, reconciliation);
    }

    Step writeFiles(Workers workers, GuardedSteps steps) {
        Queue<LongSupplier> writers = new ConcurrentLinkedQueue<>();
        Tasklet writeOne = (contribution, context) -> {
            LongSupplier writer = writers.poll();
            if (writer == null) {
                return RepeatStatus.FINISHED;
            }
            contribution.incrementWriteCount(writer.getAsLong());
            return RepeatStatus.CONTINUABLE;
        };
        return workers.share("writeFiles", steps.repeated("writeFile", writeOne), new StepExecutionListener() {
            @Override
            public void beforeStep(StepExecution execution) {
                writers.addAll(written.obtain().files().writers());
            }
        });
    }

    Step publish(GuardedSteps steps) {
        return steps.once("publish", () -> {
            Run published = run.get();
            boolean closed = runs.isClosed(published);
            YearMonth missing = closed || plan.reconcilesOnly() ? published.missingMonth() : missingMonth.get();
            IncompleteReasons reasons = new IncompleteReasons(with.database());
            List<String> incomplete = closed ? reasons.of(published) : reasons.find(published, missing);
            RunFiles files = written.obtain().files();
            announce(files.lastHash());
            Manifest named = files.publish(incomplete);
            if (!closed) {
                Manifest.Audit audit = named.audit();
                runs.finish(published.runNo(), audit.lastSeq(), audit.lastHash(), missing);
            }
            manifest = named;
        });
    }

    /** In a transaction of its own: what is published is known even if this process dies right after. */
    private void announce(String lastHash) {
        if (!plan.dryRun()) {
            TransactionTemplate atOnce = new TransactionTemplate(with.transactions());
            atOnce.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            atOnce.executeWithoutResult(status -> new LedgerAndOutput(with.database()).announce(run.get(), lastHash));
        }
    }

    /** Returns the manifest, once it is written. */
    Manifest manifest() {
        return Objects.requireNonNull(manifest, "the run is not published");
    }

    /** Returns what the run's breaks come to, as a sentence without its end, once the files are written. */
    String breaks() {
        return written.obtain().reconciliation().sentence();
    }
}
