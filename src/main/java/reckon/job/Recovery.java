package reckon.job;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Finds the executions that a dead process left behind and closes them, so that the night can go on.
 *
 * <p>Only whoever holds the night lock may call this: under the lock nobody else's night is alive, so what still
 * says that it runs does not.
 */
final class Recovery {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final JobRepository repository;
    private final Clock clock;

    Recovery(JobRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Returns the parameters to start the night of a date with.
     *
     * <p>An execution that did not complete is taken up again under its own parameters; behind one that did, the
     * date is run another time. An instance without any execution was left by a process that died between the
     * two; Batch cannot start it any more, so it is passed over.
     */
    JobParameters parametersFor(LocalDate businessDate) {
        for (long attempt = 1; ; attempt++) {
            JobParameters parameters = new JobParametersBuilder()
                    .addLocalDate("businessDate", businessDate)
                    .addLong("attempt", attempt)
                    .toJobParameters();
            JobInstance instance = repository.getJobInstance(NightJob.NAME, parameters);
            if (instance == null) {
                return parameters;
            }
            JobExecution last = repository.getLastJobExecution(instance);
            if (last != null && last.getStatus() != BatchStatus.COMPLETED) {
                repository.getJobExecutions(instance).forEach(this::close);
                return parameters;
            }
        }
    }

    /** Marks what still runs, or ended nobody knows how, as failed. {@code JobOperator.recover} leaves the latter alone. */
    private void close(JobExecution execution) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (StepExecution step : execution.getStepExecutions()) {
            if (isLeftBehind(step.getStatus())) {
                step.setStatus(BatchStatus.FAILED);
                step.setEndTime(now);
                repository.update(step);
            }
        }
        if (isLeftBehind(execution.getStatus()) || execution.getEndTime() == null) {
            log.warn("An earlier start of this night ended without a word; it is taken up again");
            execution.setStatus(BatchStatus.FAILED);
            execution.setEndTime(now);
            repository.update(execution);
        }
    }

    private static boolean isLeftBehind(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }
}
