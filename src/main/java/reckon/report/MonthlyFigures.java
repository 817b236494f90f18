package reckon.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;
import reckon.month.MonthSummary;
import reckon.month.MonthSummary.OpenAge;
import reckon.month.MonthSummary.Sums;
import reckon.policy.Decision;

/** The pictures of a month. Below a bar stands that of the month before, thinner. */
final class MonthlyFigures {
    private static final int MOST_BARS = 12;

    private final Months months;
    private final MonthSummary month;
    private final String currency;

    MonthlyFigures(Months months) {
        this.months = months;
        this.month = months.month();
        this.currency = month.currency();
    }

    Figure byDay() {
        List<MonthSummary.Run> runs = month.runs();
        MonthSummary.Run largest = runs.stream()
                .max(Comparator.comparing((MonthSummary.Run run) -> run.sums().refunded()))
                .orElseThrow();
        Money most = largest.sums().refunded();
        List<Mark> marks = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (MonthSummary.Run run : runs) {
            Money refunded = run.sums().refunded();
            marks.add(Mark.column(run.businessDate(), refunded, "accent", run.equals(largest)));
            rows.add(List.of(run.businessDate(), refunded));
        }
        Text sentence = most.isZero()
                ? Words.of("by-product.none")
                : Words.of(
                        "by-day.month",
                        Numbers.money(most),
                        largest.businessDate().toString());
        Chart chart = new Chart("columns", marks, Map.of("ticks", Ticks.upTo(most)));
        List<Column> columns = List.of(Column.date("day"), Column.number("money", currency));
        return Figure.of("by-day", currency, sentence, chart, columns, rows, months.source());
    }

    Figure byProduct() {
        List<Bar> bars = months.by(MonthSummary::byProduct, Comparator.comparing(Sums::refunded)).stream()
                .map(both -> Bar.of(MoneyFigures.product(both.code()), both, Sums::refunded))
                .filter(bar -> !bar.isNothing())
                .toList();
        Money all = month.totals().refunded();
        Text sentence = all.isZero()
                ? Words.of("by-product.none")
                : Words.of(
                        "by-product.sentence",
                        bars.get(0).name(),
                        Numbers.count(Numbers.percent(bars.get(0).length(), all.cents())));
        return figure("by-product", currency, sentence, bars, Column.words("product"));
    }

    Figure byAge() {
        List<OpenAge> now = month.openAtEnd();
        List<OpenAge> before =
                months.before() == null ? List.of() : months.before().openAtEnd();
        List<Bar> bars = new ArrayList<>();
        Money sum = Money.ZERO;
        for (int i = 0; i < now.size(); i++) {
            OpenAge age = now.get(i);
            String days = age.toDays() == null ? "> " + (age.fromDays() - 1) : age.fromDays() + "–" + age.toDays();
            Money last = i < before.size() ? before.get(i).amount() : null;
            bars.add(new Bar(Words.of("by-age.days", days), age.amount(), last, "soft"));
            sum = sum.plus(age.amount());
        }
        Text sentence = sum.isZero()
                ? Words.of("by-age.none")
                : Words.of("by-age.month", Numbers.money(sum), month.through().toString());
        return figure("by-age", currency, sentence, bars, Column.words("ages"));
    }

    Figure byOutcome() {
        List<Bar> bars = Arrays.stream(Decision.values())
                .map(decision -> new Bar(
                        Words.ofCode("decision", decision.name()),
                        decisions(month, decision),
                        months.before() == null ? null : decisions(months.before(), decision),
                        CountFigures.color(decision)))
                .toList();
        long refunded = Arrays.stream(Decision.values())
                .filter(Decision::isAccepted)
                .mapToLong(decision -> decisions(month, decision))
                .sum();
        Text sentence = Words.of(
                "by-outcome.sentence",
                Numbers.count(refunded),
                Numbers.count(month.totals().decisions() + month.held()),
                Numbers.count(month.held()));
        return figure("by-outcome", "", sentence, bars, Column.words("outcome"));
    }

    /** What was held is not decided, so it is the last run's. */
    private static long decisions(MonthSummary month, Decision decision) {
        return decision == Decision.HELD
                ? month.held()
                : month.byDecision().getOrDefault(decision.name(), Sums.NONE).decisions();
    }

    Figure byRule() {
        List<Bar> bars = months.by(MonthSummary::byRule, Comparator.comparing(Sums::decisions)).stream()
                .map(both -> Bar.of(Text.same(both.code()), both, Sums::decisions))
                .toList();
        Text sentence = bars.isEmpty()
                ? Words.of("by-outcome.none")
                : Words.of(
                        "by-rule.sentence",
                        bars.get(0).name(),
                        Numbers.count(bars.get(0).length()),
                        Numbers.count(month.totals().decisions()));
        return figure("by-rule", "", sentence, bars, Column.words("rule"));
    }

    Figure points() {
        return CountFigures.points(
                Words.of("points.month"),
                kind -> month.points().containsKey(kind.name())
                        ? month.points().get(kind.name()).points()
                        : Points.ZERO,
                "month-" + month.month() + ".json");
    }

    /** A bar: money or counts. */
    private record Bar(Text name, Object now, @Nullable Object before, String color) {
        static Bar of(Text name, Months.Compared both, Function<Sums, Object> value) {
            return new Bar(
                    name, value.apply(both.now()), both.before() == null ? null : value.apply(both.before()), "accent");
        }

        long length() {
            return Long.parseLong(Column.key(now));
        }

        boolean isNothing() {
            return length() == 0 && (before == null || Column.key(before).equals("0"));
        }

        Mark mark() {
            Mark mark = Mark.bar(name, length(), Column.text(now).en(), color);
            return before == null
                    ? mark
                    : mark.above(
                            Long.parseLong(Column.key(before)),
                            Column.text(before).en());
        }
    }

    private Figure figure(String id, String unit, Text finding, List<Bar> bars, Column first) {
        List<Mark> marks =
                new ArrayList<>(bars.stream().limit(MOST_BARS).map(Bar::mark).toList());
        if (bars.size() > MOST_BARS) {
            marks.add(Mark.number(Words.ofCount("more-bars", bars.size() - MOST_BARS), ""));
        }
        boolean isCompared = months.before() != null && !bars.isEmpty();
        Text sentence = isCompared ? Words.of("sentence.two", finding, Words.of("thin-bars")) : finding;
        List<Column> columns = List.of(first, Column.number("this-month"), Column.number("month-before"));
        List<List<@Nullable Object>> rows = bars.stream()
                .map(bar -> Arrays.<@Nullable Object>asList(bar.name(), bar.now(), bar.before()))
                .toList();
        Chart chart = bars.isEmpty() ? null : new Chart("bars", marks);
        return Figure.of(id, unit, sentence, chart, columns, rows, months.source());
    }
}
