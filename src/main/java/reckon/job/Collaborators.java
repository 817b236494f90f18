package reckon.job;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.PlatformTransactionManager;
import reckon.database.Database;
import reckon.policy.Policies;
import reckon.staging.Staging;

/**
 * What the steps of a night work with.
 *
 * @param workers how many threads share a step's work
 */
record Collaborators(
        Database database,
        JobRepository repository,
        PlatformTransactionManager transactions,
        Policies policies,
        Staging staging,
        StopSwitch stopSwitch,
        int workers) {}
