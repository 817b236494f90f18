package reckon.night;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.util.function.SingletonSupplier;
import reckon.cases.Cases;
import reckon.cases.Catalogue;
import reckon.cases.DueUsers;
import reckon.cases.FaultyDeliveries;
import reckon.cases.MissingConsumption;
import reckon.cases.UserRange;
import reckon.database.DatabaseLock;
import reckon.database.JdbcDatabase;
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
 * <p>Each partition decides the users of a range and then helps with the others' ranges.
 */
final class Deciding implements StepExecutionListener {
    private static final Logger log = LoggerFactory.getLogger(Deciding.class);
    private static final int USERS_PER_CHUNK = 500;
    private static final String FROM = "fromUser";
    private static final String BEFORE = "beforeUser";

    private final NightServices with;
    private final DatabaseLock lock;
    private final Supplier<Run> run;
    private final DueUsers.Scope scope;
    private final SingletonSupplier<Prepared> prepared = SingletonSupplier.of(this::prepare);
    private final Queue<DueUsers> opened = new ConcurrentLinkedQueue<>();

    /**
     * What is prepared once for all partitions of the step.
     *
     * @param missingMonth the month whose consumption is missing, or null
     */
    private record Prepared(
            DueUsers due,
            Cases cases,
            CaseDecider decider,
            Ledger ledger,
            @Nullable YearMonth missingMonth) {
        /** Returns what reads the cases of a range of users, a batch of them at a time, then helps with others; it ends with null. */
        ItemReader<Case> reader(UserRange range) {
            Deque<Case> ready = new ArrayDeque<>();
            return () -> {
                if (ready.isEmpty()) {
                    ready.addAll(cases.next(due, range));
                }
                return ready.poll();
            };
        }
    }

    /** @param run what records the outcomes */
    Deciding(NightServices with, DatabaseLock lock, Supplier<Run> run, DueUsers.Scope scope) {
        this.with = with;
        this.lock = lock;
        this.run = run;
        this.scope = scope;
    }

    /** @param partName the name of each partition */
    Step step(String name, String partName, Workers workers) {
        return workers.partition(name, partName, this::ranges, range -> part(partName, range), this);
    }

    /** Returns the users of each partition: its execution context has all that it takes to decide them. */
    private List<ExecutionContext> ranges() {
        return prepared.obtain().due().ranges().stream()
                .map(range -> new ExecutionContext(Map.of(FROM, range.from(), BEFORE, range.before())))
                .toList();
    }

    private Step part(String name, ExecutionContext partition) {
        Prepared shared = prepared.obtain();
        UserRange range = new UserRange(partition.getString(FROM), partition.getString(BEFORE));
        return new StepBuilder(name, with.repository())
                .<Case, CaseOutcome>chunk(USERS_PER_CHUNK)
                .transactionManager(with.transactions())
                .reader(shared.reader(range))
                .processor(shared.decider()::decide)
                .writer(outcomes -> {
                    lock.check();
                    shared.ledger().record(outcomes.getItems());
                    with.progress()
                            .advance(outcomes.getItems().stream()
                                    .mapToLong(outcome -> outcome.decisions().size())
                                    .sum());
                })
                .interruptionPolicy(with.stopSwitch())
                .allowStartIfComplete(true)
                .build();
    }

    @Override
    public void beforeStep(StepExecution stepExecution) {
        prepared.obtain();
    }

    private Prepared prepare() {
        Run current = run.get();
        JdbcDatabase database = with.database();
        if (with.progress().isWatched()) {
            with.progress().expect(DueUsers.requests(database));
        }
        Policies policies = with.policies();
        database.refreshStatistics("account_user");
        YearMonth missingMonth = new MissingConsumption(database, current.businessDate(), policies).firstMonth();
        Night night = new Night(
                current.businessDate(),
                until(current, missingMonth),
                policies,
                new Catalogue(database),
                new FaultyDeliveries(database).all());
        Ledger ledger = new Ledger(database, current);
        ledger.forgetHeldThatAreNotDue(night.until());
        DueUsers due = new DueUsers(database, night, current.runNo(), scope, with.workers());
        opened.add(due);
        return new Prepared(due, new Cases(database, night), new CaseDecider(night), ledger, missingMonth);
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
        return with.policies().startOf(missing.plusMonths(1));
    }

    /** Returns the first instant that is not decided: the resets of a month count at its first. */
    private Instant end(LocalDate businessDate) {
        return scope == DueUsers.Scope.NIGHT
                ? with.policies().endOf(businessDate)
                : with.policies().startOf(YearMonth.from(businessDate)).plus(1, ChronoUnit.MICROS);
    }

    /** Returns the month whose consumption was missing, or null; known once the step has begun. */
    @Nullable
    YearMonth missingMonth() {
        return prepared.obtain().missingMonth();
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution stepExecution) {
        opened.forEach(DueUsers::close);
        return null;
    }
}
