package reckon.night;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** How far a job is, to be looked at by another thread while it runs. */
public final class Progress implements StepExecutionListener {
    private volatile boolean isWatched;
    private volatile @Nullable Step step;

    /** A step that runs, and its rows so far. */
    public static final class Step {
        private final String name;
        private final LongAdder rows = new LongAdder();
        private volatile long expected = -1;

        private Step(String name) {
            this.name = name;
        }

        public String name() {
            return name;
        }

        public long rows() {
            return rows.sum();
        }

        /** Returns how many rows there will be, or -1 if that is not known. */
        public long expected() {
            return expected;
        }
    }

    /** Says that somebody looks; rows are not counted before. */
    public void watch() {
        isWatched = true;
    }

    boolean isWatched() {
        return isWatched;
    }

    /** Returns the step that began last, or null before the first. */
    public @Nullable Step step() {
        return step;
    }

    @Override
    public void beforeStep(StepExecution execution) {
        step = new Step(execution.getStepName());
    }

    void expect(long rows) {
        Step current = step;
        if (current != null) {
            current.expected = rows;
        }
    }

    /** Counts rows that the step is done with. */
    public void advance(long rows) {
        Step current = step;
        if (isWatched && current != null) {
            current.rows.add(rows);
        }
    }
}
