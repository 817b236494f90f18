package reckon.night;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import reckon.cases.DueUsers;
import reckon.database.DatabaseLock;
import reckon.intake.InputKind;
import reckon.ledger.Run;
import reckon.staging.Delivery;
import reckon.staging.InputFolder;
import reckon.staging.TakenFile;

/**
 * The resets of a month alone (Rules Q2, Q3), early on the 1st. What they need is taken first: consumption, and grants, which
 * may be bound to the month that ends. Requests and new accounts wait for the night.
 *
 * <p>Movements and files are the next run's: it finds them done, and has them in its {@code quota.csv}, {@code rejects.csv} and
 * manifest.
 */
final class MonthStartJob {
    static final String NAME = "monthStart";
    private static final Set<InputKind> KINDS = EnumSet.of(InputKind.CONSUMPTION, InputKind.GRANTS);

    private final NightServices with;
    private final Workers workers;
    private final GuardedSteps steps;
    private final Deciding resetting;
    private final TakingFiles takingFiles;
    private final List<TakenFile> files = Collections.synchronizedList(new ArrayList<>());

    /**
     * @param next the run that is going to begin next, with the first day of the month in the place of its date
     * @param delivery of that run
     */
    MonthStartJob(NightServices with, DatabaseLock lock, Run next, Delivery delivery, InputFolder input) {
        this.with = with;
        this.workers = new Workers(with);
        this.steps = new GuardedSteps(with, lock);
        this.resetting = new Deciding(with, lock, () -> next, DueUsers.Scope.RESETS);
        input.only(KINDS);
        this.takingFiles = new TakingFiles(with, () -> delivery, input, files, () -> {});
    }

    Job job() {
        return new JobBuilder(NAME, with.repository())
                .start(takingFiles.step(workers, steps))
                .next(resetting.step("resetQuotas", "resetAccounts", workers))
                .build();
    }

    /** Returns the month of consumption whose absence stopped the resets (Rule Q3), or null. */
    @Nullable
    YearMonth missingMonth() {
        return resetting.missingMonth();
    }

    /** Returns what became of the files. */
    List<TakenFile> files() {
        return List.copyOf(files);
    }
}
