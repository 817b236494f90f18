package reckon.report;

import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;
import reckon.month.MonthSummary;
import reckon.month.MonthSummary.Sums;
import reckon.policy.Decision;

/** Puts the page of a month together. */
final class MonthlyPage {
    private final Months months;
    private final MonthSummary month;

    private MonthlyPage(Months months) {
        this.months = months;
        this.month = months.month();
    }

    static Page of(Months months, ReportLanguage language) {
        MonthlyPage page = new MonthlyPage(months);
        MonthlyFigures figures = new MonthlyFigures(months);
        return new Page(
                language,
                months.month().currency(),
                Words.of("title.month"),
                page.facts(),
                new MonthlyBand(months).band(),
                List.of(),
                List.of(),
                page.totals(),
                figures.byDay(),
                List.of(figures.byProduct(), figures.byAge(), figures.byOutcome(), figures.byRule(), figures.points()),
                null,
                new MonthlyTables(months).all(),
                page.foot());
    }

    private List<Text> facts() {
        return List.of(
                Text.same(month.month().toString()),
                Words.of("fact.through", month.through().toString()),
                Words.ofCount("fact.nights", month.runs().size()),
                Text.same(month.currency()));
    }

    private Totals totals() {
        String unit = month.currency();
        List<Totals.Line> lines = List.of(
                counts("total.decided", summary -> summary.totals().decisions()),
                money(Words.of("total.refunded", unit), true, Sums::refunded),
                counts("total.lines", summary -> summary.totals().refunds()),
                counts("total.rejected", summary -> summary.byDecision()
                        .getOrDefault(Decision.REJECTED.name(), Sums.NONE)
                        .decisions()),
                counts("total.held-at-end", MonthSummary::held),
                line(
                        Words.of("total.spent"),
                        false,
                        summary -> summary.totals().pointsSpent(),
                        Points::minus,
                        Numbers::points),
                money(Words.of("total.of-it-paid", unit), false, Sums::paid),
                money(Words.of("total.of-it-open", unit), false, Sums::open));
        return new Totals(
                Words.of("totals"),
                List.of(Words.of("totals.this-month"), Words.of("totals.month-before"), Words.of("totals.change")),
                lines,
                note());
    }

    private Totals.Line counts(String key, Function<MonthSummary, Long> count) {
        return line(Words.of(key), false, count, (now, before) -> now - before, Numbers::count);
    }

    private Totals.Line money(Text name, boolean isMain, Function<Sums, Money> amount) {
        return line(name, isMain, summary -> amount.apply(summary.totals()), Money::minus, Numbers::money);
    }

    private <T> Totals.Line line(
            Text name,
            boolean isMain,
            Function<MonthSummary, T> value,
            BinaryOperator<T> minus,
            Function<T, String> written) {
        @Nullable T before = months.before() == null ? null : value.apply(months.before());
        return Totals.Line.of(name, isMain, value.apply(month), before, minus, written);
    }

    private Text note() {
        if (months.before() == null) {
            String last = month.month().minusMonths(1).toString();
            return months.isFirst() ? Words.of("totals.first-month") : Words.of("totals.missing-month", last);
        }
        MonthSummary before = Objects.requireNonNull(months.before());
        return Words.of(
                "totals.as-found", before.month().toString(), before.through().toString());
    }

    private List<Text> foot() {
        String name = month.month().toString();
        return List.of(Words.of("foot.sums"), Words.of("foot.month", name), Words.of("foot.month-again", name));
    }
}
