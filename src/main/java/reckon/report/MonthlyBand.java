package reckon.report;

import java.util.List;
import java.util.Map;
import reckon.money.Money;
import reckon.month.MonthSummary;
import reckon.month.MonthSummary.OpenAge;
import reckon.month.MonthSummary.Sums;

/** Says of a month what came back, against the month before, and whether all of it was settled after its last run. */
final class MonthlyBand {
    /** The age in days from which on an open refund should have been followed up; the figures have a group that begins with it. */
    private static final int OLD = 8;

    private final Months months;
    private final MonthSummary month;

    MonthlyBand(Months months) {
        this.months = months;
        this.month = months.month();
    }

    Band band() {
        boolean isOpen = openFrom(0) > 0;
        String style = !agrees() ? "incomplete" : isOpen ? "pending" : "reconciled";
        String word = !agrees() ? "wrong" : isOpen ? "open" : "settled";
        return new Band(
                style,
                Words.of("verdict.month." + word),
                Words.of("sentence.two", refunded(), open()),
                List.of(sums(), old()));
    }

    private Text refunded() {
        Money refunded = month.totals().refunded();
        Text nights = nights(month);
        MonthSummary before = months.before();
        if (before == null || before.totals().refunded().isZero()) {
            return Words.of("verdict.month.sentence", Numbers.money(refunded), month.currency(), nights);
        }
        Money last = before.totals().refunded();
        long percent = Numbers.percent(refunded.minus(last).cents(), last.cents());
        return Words.of(
                percent >= 0 ? "verdict.month.more" : "verdict.month.less",
                Numbers.money(refunded),
                month.currency(),
                nights,
                Numbers.count(Math.abs(percent)),
                before.month().toString(),
                nights(before));
    }

    private static Text nights(MonthSummary month) {
        return Words.ofCount("fact.nights", month.runs().size());
    }

    private Text open() {
        String through = month.through().toString();
        return openFrom(0) == 0
                ? Words.of("verdict.month.settled.sentence", through)
                : Words.ofCount("verdict.month.open.sentence", openFrom(0), Numbers.money(openMoneyFrom(0)), through);
    }

    /** Returns how many refunds were open after the last run, of those that are some days old or older. */
    private long openFrom(int days) {
        return month.openAtEnd().stream()
                .filter(age -> age.fromDays() >= days)
                .mapToLong(OpenAge::count)
                .sum();
    }

    private Money openMoneyFrom(int days) {
        return month.openAtEnd().stream()
                .filter(age -> age.fromDays() >= days)
                .map(OpenAge::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private boolean agrees() {
        return allSums().stream().allMatch(month.totals().refunded()::equals);
    }

    /** Returns what was refunded by day, product, outcome and rule. */
    private List<Money> allSums() {
        Money byDay = month.runs().stream().map(run -> run.sums().refunded()).reduce(Money.ZERO, Money::plus);
        return List.of(byDay, sum(month.byProduct()), sum(month.byDecision()), sum(month.byRule()));
    }

    private static Money sum(Map<String, Sums> sums) {
        return sums.values().stream().map(Sums::refunded).reduce(Money.ZERO, Money::plus);
    }

    private Band.Proof sums() {
        String total = Numbers.money(month.totals().refunded());
        if (agrees()) {
            return new Band.Proof(true, Words.of("proof.month.sums"), Words.of("proof.month.sums.detail", total));
        }
        List<String> sums = allSums().stream().map(Numbers::money).toList();
        Text detail =
                Words.of("proof.month.sums.not.detail", total, sums.get(0), sums.get(1), sums.get(2), sums.get(3));
        return new Band.Proof(false, Words.of("proof.month.sums.not"), detail);
    }

    private Band.Proof old() {
        long count = openFrom(OLD);
        Text name = Words.of(count == 0 ? "proof.month.old" : "proof.month.old.not");
        return new Band.Proof(
                count == 0, name, Words.ofCount("proof.continuity.detail", count, Numbers.money(openMoneyFrom(OLD))));
    }
}
