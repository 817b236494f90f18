package reckon.night;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
    private final JobRepository repository;
    private final int count;
    private final Progress progress;

    Workers(NightServices with) {
        this.repository = with.repository();
        this.count = with.workers();
        this.progress = with.progress();
    }

    /** Returns a step in which every worker executes {@code work} until nothing is left to do. */
    Step share(String name, Step work, StepExecutionListener listener) {
        return partitioned(
                name,
                work,
                () -> Stream.generate(ExecutionContext::new).limit(count).toList(),
                listener);
    }

    /**
     * Returns a step in partitions, each executed in a step of its own.
     *
     * @param partitions asked for when the step begins; they are executed by as many threads as there are workers
     * @param part makes the step of a partition from its execution context
     */
    Step partition(
            String name,
            String partName,
            Supplier<List<ExecutionContext>> partitions,
            Function<ExecutionContext, Step> part,
            StepExecutionListener listener) {
        Step ofItsOwn = new Step() {
            @Override
            public String getName() {
                return partName;
            }

            @Override
            public void execute(StepExecution partition) throws JobInterruptedException {
                part.apply(partition.getExecutionContext()).execute(partition);
            }
        };
        return partitioned(name, ofItsOwn, partitions, listener);
    }

    private Step partitioned(
            String name, Step work, Supplier<List<ExecutionContext>> partitions, StepExecutionListener listener) {
        Partitioner numbered = gridSize -> {
            Map<String, ExecutionContext> byName = new LinkedHashMap<>();
            partitions.get().forEach(partition -> byName.put("worker" + (byName.size() + 1), partition));
            return byName;
        };
        return new StepBuilder(name, repository)
                .partitioner(work.getName(), numbered)
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
}
