package reckon.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import reckon.files.Manifest;
import reckon.ledger.DecisionCounts;
import reckon.money.Money;
import reckon.night.Attempts.Step;
import reckon.reconciliation.Break;
import reckon.reconciliation.State;
import reckon.reconciliation.Tally;
import reckon.reconciliation.Verdict;

/** The names of the metrics, and the figures behind them. All are gauges: each start says what it found. */
final class Meters {
    private static final String SECONDS = "seconds";
    private static final String DAYS = "days";

    /** The first day of each group of ages. */
    private static final long[] FIRST_DAYS = {0, 1, 4, 8, 15};

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Says how a start ended. */
    void start(Ended ended) {
        Tags command = Tags.of("command", ended.command());
        one("reckon.start.timestamp", SECONDS, "When the last start began", command, ended.startedAt());
        one("reckon.start.duration", SECONDS, "How long the last start took", command, seconds(ended.took()));
        choice(
                "reckon.start.result",
                "How the last start ended: 1 for the result it had",
                command,
                "result",
                Stream.of(Ended.Result.values()).map(Enum::name).toList(),
                ended.result().name());
    }

    /** Says when a start ended that did all it could. */
    void success(Ended ended) {
        one(
                "reckon.success.timestamp",
                SECONDS,
                "When the last start ended that did all it could, INCOMPLETE and BREAKS included",
                Tags.of("command", ended.command()),
                ended.startedAt().plus(ended.took()));
    }

    /** Says what a run came to. */
    void run(RunFigures run) {
        Manifest manifest = run.manifest();
        Manifest.Totals totals = manifest.totals();
        Tags none = Tags.empty();
        Tags currency = Tags.of("currency", manifest.currency());
        one("reckon.run.number", "", "The number of the last run", none, manifest.run());
        one("reckon.run.date.timestamp", SECONDS, "When its business date began", none, run.dayBegins());
        one("reckon.run.requests.due", "", "Requests that were due", none, totals.requestsDue());
        one("reckon.run.refund.amount", "", "Money that it returned", currency, money(totals.refundAmount()));
        double points = totals.pointsSpent().minorUnits() / 100.0;
        one("reckon.run.points.spent", "", "Points that it spent", none, points);
        int missing = manifest.incomplete().size();
        one("reckon.run.incomplete.reasons", "", "What is missing to call it complete", none, missing);
        choice(
                "reckon.run.verdict",
                "The verdict of its reconciliation: 1 for the one it has",
                none,
                "verdict",
                Stream.of(Verdict.values()).map(Enum::name).toList(),
                run.verdict());
        decisions(run, currency);
        breaks(run, currency);
        held(run);
        steps(run);
    }

    private void decisions(RunFigures run, Tags currency) {
        Function<DecisionCounts.Count, Tags> sort =
                count -> Tags.of("decision", count.decision(), "reason", count.reason() == null ? "" : count.reason());
        many(
                "reckon.run.decisions",
                "",
                "Its decisions, and the requests that it held",
                run.decisions().stream().map(count -> Row.of(sort.apply(count), count.requests())));
        many(
                "reckon.run.decided.amount",
                "",
                "Money that it returned, by decision",
                run.decisions().stream()
                        .filter(count -> !count.refunded().isZero())
                        .map(count -> Row.of(sort.apply(count).and(currency), money(count.refunded()))));
    }

    /** Those of which there is none are said as well, so that an alert sees them end. */
    private void breaks(RunFigures run, Tags currency) {
        Map<Tags, Tally> bySort = new LinkedHashMap<>();
        for (Break kind : Break.values()) {
            for (State state : State.values()) {
                if (state != State.PENDING) {
                    bySort.put(sort(kind, state), Tally.ZERO);
                }
            }
        }
        run.breakCounts()
                .forEach(count ->
                        bySort.put(sort(count.kind(), count.state()), new Tally(count.rows(), count.difference())));
        many(
                "reckon.run.breaks",
                "",
                "Breaks of the reconciliation",
                bySort.entrySet().stream()
                        .map(sort -> Row.of(sort.getKey(), sort.getValue().count())));
        many(
                "reckon.run.break.amount",
                "",
                "What these breaks come to",
                bySort.entrySet().stream()
                        .map(sort -> Row.of(
                                sort.getKey().and(currency),
                                money(sort.getValue().amount()))));
    }

    private static Tags sort(Break kind, State state) {
        return Tags.of("kind", kind.name(), "state", state.name());
    }

    private void held(RunFigures run) {
        Map<String, Long> byAge = new TreeMap<>();
        LongStream.of(FIRST_DAYS).forEach(day -> byAge.put(group(day), 0L));
        long oldest = 0;
        for (Map.Entry<LocalDate, Long> since : run.held().entrySet()) {
            long days = ChronoUnit.DAYS.between(since.getKey(), run.asOf());
            oldest = Math.max(oldest, days);
            byAge.merge(group(days), since.getValue(), Long::sum);
        }
        many(
                "reckon.held.requests",
                "",
                "Requests that are held, by age in days",
                byAge.entrySet().stream().map(age -> Row.of(Tags.of("age_days", age.getKey()), age.getValue())));
        one("reckon.held.oldest", DAYS, "How long the oldest of them is held", Tags.empty(), oldest);
    }

    private static String group(long days) {
        for (int i = 1; i < FIRST_DAYS.length; i++) {
            if (days < FIRST_DAYS[i]) {
                long last = FIRST_DAYS[i] - 1;
                return FIRST_DAYS[i - 1] == last ? String.valueOf(last) : FIRST_DAYS[i - 1] + "-" + last;
            }
        }
        return FIRST_DAYS[FIRST_DAYS.length - 1] + "+";
    }

    /** Parts of steps, one for each worker, are in the steps already. */
    private void steps(RunFigures run) {
        List<Step> steps = run.steps().stream()
                .filter(step -> step.name().indexOf(':') < 0)
                .toList();
        many(
                "reckon.step.rows",
                "",
                "Rows that each step of the last start wrote",
                steps.stream().map(step -> Row.of(Tags.of("step", step.name()), step.written())));
        many(
                "reckon.step.duration",
                SECONDS,
                "How long each step took",
                steps.stream()
                        .filter(step -> step.endedAt() != null)
                        .map(step -> Row.of(
                                Tags.of("step", step.name()),
                                seconds(Duration.between(step.startedAt(), step.endedAt())))));
    }

    private void choice(String name, String description, Tags tags, String tag, List<String> all, String chosen) {
        many(
                name,
                "",
                description,
                all.stream()
                        .map(one -> Row.of(tags.and(tag, one.toLowerCase(Locale.ROOT)), one.equals(chosen) ? 1 : 0)));
    }

    private void one(String name, String unit, String description, Tags tags, Instant time) {
        one(name, unit, description, tags, time.toEpochMilli() / 1000.0);
    }

    private void one(String name, String unit, String description, Tags tags, Number value) {
        Gauge.builder(name, () -> value)
                .baseUnit(unit.isEmpty() ? null : unit)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private void many(String name, String unit, String description, Stream<? extends Row<?>> rows) {
        MultiGauge.builder(name)
                .baseUnit(unit.isEmpty() ? null : unit)
                .description(description)
                .register(registry)
                .register(rows.<Row<?>>map(row -> row).toList());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** Only shown: sums are made of {@link Money} before. */
    private static double money(Money amount) {
        return amount.cents() / 100.0;
    }
}
