package reckon.night;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.SyncTaskExecutor;

/**
 * Lets several threads do one step's work.
 *
 * <p>The workers share what they take their work from, so each is given the next piece when it is free and no
 * piece twice. Every worker is a partition with transactions and progress of its own.
 */
final class Workers {
    private static final String NUMBER = "worker";

    private final JobRepository repository;
    private final int count;
    private final Progress progress;

    Workers(Collaborators with) {
        this.repository = with.repository();
        this.count = with.workers();
        this.progress = with.progress();
    }

    /** Returns a step in which every worker executes {@code work} until nothing is left to do. */
    Step share(String name, Step work, StepExecutionListener listener) {
        return new StepBuilder(name, repository)
                .partitioner(work.getName(), partitions())
                .step(work)
                .gridSize(count)
                .taskExecutor(count == 1 ? new SyncTaskExecutor() : threads(name))
                .listener(progress)
                .listener(listener)
                .allowStartIfComplete(true)
                .build();
    }

    private static SimpleAsyncTaskExecutor threads(String name) {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor(name + "-");
        threads.setTaskDecorator(LogContext::carriedInto);
        return threads;
    }

    /** Returns a step in which every worker executes a step of its own, made for its number, from 0. */
    Step shareEach(String name, String workName, IntFunction<Step> work, StepExecutionListener listener) {
        Step ofItsOwn = new Step() {
            @Override
            public String getName() {
                return workName;
            }

            @Override
            public void execute(StepExecution partition) throws JobInterruptedException {
                work.apply(partition.getExecutionContext().getInt(NUMBER)).execute(partition);
            }
        };
        return share(name, ofItsOwn, listener);
    }

    private static Partitioner partitions() {
        return gridSize -> {
            Map<String, ExecutionContext> partitions = new HashMap<>();
            for (int worker = 0; worker < gridSize; worker++) {
                ExecutionContext context = new ExecutionContext();
                context.putInt(NUMBER, worker);
                partitions.put("worker" + (worker + 1), context);
            }
            return partitions;
        };
    }
}
