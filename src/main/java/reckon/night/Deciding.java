package reckon.night;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import reckon.cases.Cases;
import reckon.cases.Catalogue;
import reckon.cases.DueUsers;
import reckon.cases.FaultyDeliveries;
import reckon.cases.MissingConsumption;
import reckon.database.Database;
import reckon.facts.Case;
import reckon.ledger.Ledger;
import reckon.ledger.Run;
import reckon.policy.CaseDecider;
import reckon.policy.CaseOutcome;
import reckon.policy.Night;
import reckon.policy.Policies;

/**
 * The step that decides: cases are read, the policy decides them, the ledger records them.
 *
 * <p>The workers share the stream of users that are due; each reads, decides and records its own share. They
 * do not share this object as their reader: Batch would call its listener once for each of them.
 */
final class Deciding implements StepExecutionListener {
    private static final Logger log = LoggerFactory.getLogger(Deciding.class);

    private final Database database;
    private final Policies policies;
    private final Supplier<Run> run;
    private final DueUsers.Scope scope;
    private final int workers;
    private final ThreadLocal<Deque<Case>> ready = ThreadLocal.withInitial(ArrayDeque::new);
    private @Nullable YearMonth missingMonth;
    private @Nullable Tools tools;

    /** What the step works with while it runs. */
    private record Tools(DueUsers due, Cases cases, CaseDecider decider, Ledger ledger) {}

    /**
     * @param run what records the outcomes
     * @param workers how many threads share the step's work
     */
    Deciding(Database database, Policies policies, Supplier<Run> run, DueUsers.Scope scope, int workers) {
        this.database = database;
        this.policies = policies;
        this.run = run;
        this.scope = scope;
        this.workers = workers;
    }

    @Override
    public void beforeStep(StepExecution stepExecution) {
        Run current = run.get();
        database.refreshStatistics("account_user");
        missingMonth = new MissingConsumption(database, current.businessDate(), policies).firstMonth();
        Night night = new Night(
                current.businessDate(),
                until(current, missingMonth),
                policies,
                new Catalogue(database),
                new FaultyDeliveries(database).all());
        Ledger ledger = new Ledger(database, current);
        ledger.forgetHeldThatAreNotDue(night.until());
        tools = new Tools(
                new DueUsers(database, night, current.runNo(), scope, workers),
                new Cases(database, night),
                new CaseDecider(night),
                ledger);
    }

    private Instant until(Run current, @Nullable YearMonth missing) {
        if (missing == null) {
            return end(current.businessDate());
        }
        log.error(
                "Consumption of {} was never delivered, or a file of it is refused: no reset is booked for {}, and requests"
                        + " from then on wait. Deliver consumption-{}.csv and run the night again; or let first-month in the"
                        + " policy file say that earlier months count as without consumption.",
                missing,
                missing.plusMonths(1),
                missing);
        return policies.startOf(missing.plusMonths(1));
    }

    /** Returns the first instant that is not decided: the resets of a month count at its first. */
    private Instant end(LocalDate businessDate) {
        return scope == DueUsers.Scope.NIGHT
                ? policies.endOf(businessDate)
                : policies.startOf(YearMonth.from(businessDate)).plus(1, ChronoUnit.MICROS);
    }

    /** Returns the month whose consumption was missing, or null; known once the step has begun. */
    @Nullable
    YearMonth missingMonth() {
        return missingMonth;
    }

    /** Returns the next case of the worker that calls, or null when none is left. */
    @Nullable
    Case read() {
        Deque<Case> mine = ready.get();
        if (mine.isEmpty()) {
            mine.addAll(tools().cases().next(tools().due()));
        }
        return mine.poll();
    }

    CaseOutcome decide(Case facts) {
        return tools().decider().decide(facts);
    }

    void record(Chunk<? extends CaseOutcome> outcomes) {
        tools().ledger().record(outcomes.getItems());
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution stepExecution) {
        if (tools != null) {
            tools.due().close();
        }
        return null;
    }

    private Tools tools() {
        return Objects.requireNonNull(tools);
    }
}
