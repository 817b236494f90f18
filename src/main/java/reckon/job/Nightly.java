package reckon.job;

import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import reckon.ledger.Run;
import reckon.ledger.Runs;

/** Runs nights. */
public final class Nightly {
    private static final Logger log = LoggerFactory.getLogger(Nightly.class);

    private final Collaborators with;
    private final JobOperator operator;

    Nightly(Collaborators with, JobOperator operator) {
        this.with = with;
        this.operator = operator;
    }

    /**
     * Runs the night of a date; one that did not finish, of an earlier start, is finished first.
     *
     * @throws NightFailedException if it cannot be finished; it can be run again
     */
    public NightReport run(NightPlan plan) {
        Run last = new Runs(with.database()).last();
        if (last != null && !last.isFinished() && !last.businessDate().equals(plan.businessDate())) {
            log.warn("The run of {} did not finish: it is finished first", last.businessDate());
            runOne(new NightPlan(last.businessDate(), plan.input(), plan.output()));
        }
        return runOne(plan);
    }

    private NightReport runOne(NightPlan plan) {
        NightJob night = new NightJob(with, plan);
        Job job = night.job();
        JobExecution execution;
        try {
            execution = operator.start(job, parametersFor(plan.businessDate()));
        } catch (JobExecutionException e) {
            throw new NightFailedException("The night of " + plan.businessDate() + " could not be started", e);
        }
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw NightFailedException.of(plan.businessDate(), execution);
        }
        return new NightReport(plan.businessDate(), night.files(), night.summary());
    }

    /** An execution that did not complete is taken up again; behind one that did, the date is run another time. */
    private JobParameters parametersFor(LocalDate businessDate) {
        for (long attempt = 1; ; attempt++) {
            JobParameters parameters = new JobParametersBuilder()
                    .addLocalDate("businessDate", businessDate)
                    .addLong("attempt", attempt)
                    .toJobParameters();
            JobInstance instance = with.repository().getJobInstance(NightJob.NAME, parameters);
            JobExecution execution = instance == null ? null : with.repository().getLastJobExecution(instance);
            if (execution == null || execution.getStatus() != BatchStatus.COMPLETED) {
                return parameters;
            }
        }
    }
}
