package reckon.night;

import org.springframework.batch.core.job.JobInterruptedException;

/** Thrown when a step is stopped in the middle of its work, which is rolled back. */
final class StoppedException extends RuntimeException {
    StoppedException() {
        super("the night was told to stop", new JobInterruptedException("the night was told to stop"));
    }
}
