package reckon.night;

import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import reckon.staging.Delivery;
import reckon.staging.InputFolder;
import reckon.staging.NotTakenFiles;
import reckon.staging.TakenFile;

/** The step {@code takeFiles}: the files of an input folder become staged rows, each file in a transaction. */
final class TakingFiles implements StepExecutionListener {
    private static final Logger log = LoggerFactory.getLogger(TakingFiles.class);

    private static final String[] FILLED = {
        "acceptance",
        "account",
        "consumption",
        "list_price",
        "purchase_order",
        "quota_grant",
        "reconciliation_row",
        "request",
        "resource",
        "settlement_line"
    };

    private final NightServices with;
    private final Supplier<Delivery> delivery;
    private final InputFolder folder;
    private final Runnable whenAllAreTaken;
    private final List<TakenFile> files;

    /**
     * @param delivery of the run that the files belong to
     * @param files gets what becomes of each, by several threads at the same time
     * @param whenAllAreTaken called once at the end, unless the step failed
     */
    TakingFiles(
            NightServices with,
            Supplier<Delivery> delivery,
            InputFolder folder,
            List<TakenFile> files,
            Runnable whenAllAreTaken) {
        this.with = with;
        this.delivery = delivery;
        this.folder = folder;
        this.files = files;
        this.whenAllAreTaken = whenAllAreTaken;
    }

    Step step(Workers workers, GuardedSteps steps) {
        FileQueue queue = new FileQueue(folder);
        Step takeFile = steps.repeated("takeFile", (contribution, context) -> {
            FileQueue.Next next = queue.next();
            if (next == null) {
                return RepeatStatus.FINISHED;
            }
            TakenFile taken = with.staging().take(next.kind(), next.file(), delivery.get());
            files.add(taken);
            if (taken.outcome() == TakenFile.Outcome.TAKEN) {
                contribution.incrementWriteCount(taken.lines() - taken.rejected());
            }
            whenCommitted(() -> queue.done(next));
            return RepeatStatus.CONTINUABLE;
        });
        return workers.share("takeFiles", takeFile, this);
    }

    /** The next file of the kind must find what this one brought, and be taken behind it if it is taken anew. */
    private static void whenCommitted(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    @Override
    public ExitStatus afterStep(StepExecution execution) {
        with.staging().finishNews();
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            if (!files.isEmpty()) {
                with.database().refreshStatistics(FILLED);
            }
            whenAllAreTaken.run();
        }
        if (!folder.notTaken().isEmpty()) {
            log.warn("{}", NotTakenFiles.sentence(folder.notTaken()));
        }
        if (files.isEmpty()) {
            log.warn("There is no file to take in {}", folder.path());
        } else {
            log.info("{}", TakenFile.summary(List.copyOf(files)));
        }
        return execution.getExitStatus();
    }
}
