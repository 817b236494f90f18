package reckon.night;

import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.builder.TaskletStepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import reckon.database.DatabaseLock;

/**
 * Makes the small steps of a job: each piece of their work is a transaction, and looks first whether the job was asked to stop
 * or has lost its lock. It looks again before it commits, as a large file takes minutes. Every step can run again, whatever the job repository says.
 */
final class GuardedSteps {
    private final NightServices with;
    private final DatabaseLock lock;

    GuardedSteps(NightServices with, DatabaseLock lock) {
        this.with = with;
        this.lock = lock;
    }

    /** Returns a step that does its work at once. */
    Step once(String name, Runnable work) {
        return builder(name, (contribution, context) -> {
                    work.run();
                    return RepeatStatus.FINISHED;
                })
                .listener(with.progress())
                .build();
    }

    /** Returns a step that does its work piece by piece until nothing is left. */
    Step repeated(String name, Tasklet tasklet) {
        return builder(name, tasklet).build();
    }

    private TaskletStepBuilder builder(String name, Tasklet tasklet) {
        Tasklet guarded = (contribution, context) -> {
            with.stopSwitch().throwIfStopped();
            lock.check();
            RepeatStatus status = tasklet.execute(contribution, context);
            lock.check();
            return status;
        };
        return new StepBuilder(name, with.repository())
                .tasklet(guarded)
                .transactionManager(with.transactions())
                .allowStartIfComplete(true);
    }
}
