package reckon.night;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;

/** Thrown when a night did not finish. What it recorded stands, and it can be run again. */
public final class NightFailedException extends RuntimeException {
    NightFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static NightFailedException of(String what, JobExecution execution) {
        String steps = execution.getStepExecutions().stream()
                .filter(step -> step.getStatus() != BatchStatus.COMPLETED)
                .map(step -> step.getStepName())
                .collect(Collectors.joining(", "));
        Throwable cause = execution.getAllFailureExceptions().stream()
                .filter(failure -> !(failure instanceof JobExecutionException)) // says only that a worker failed
                .findFirst()
                .orElse(null);
        return new NightFailedException(what + " did not finish (" + steps + ")", cause);
    }
}
