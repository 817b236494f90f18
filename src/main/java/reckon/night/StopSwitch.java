package reckon.night;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import reckon.database.CancellationCheck;

/** Tells the night to stop: chunks at their end, long reads and writes at their next row. */
public final class StopSwitch implements CancellationCheck, StepInterruptionPolicy {
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** Asks the night to stop; it can be started again and goes on where it was. */
    public void stop() {
        stopped.set(true);
    }

    @Override
    public void throwIfStopped() {
        if (stopped.get()) {
            throw new StoppedException();
        }
    }

    @Override
    public void checkInterrupted(StepExecution stepExecution) {
        if (stopped.get()) {
            stepExecution.setTerminateOnly();
        }
    }
}
