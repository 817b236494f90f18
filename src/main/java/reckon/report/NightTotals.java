package reckon.report;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reckon.files.Manifest;
import reckon.files.WrittenFile;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.Decision;

/** Sets the totals of a run against those of the run before and adds up the month. */
final class NightTotals {
    private final Night night;
    private final Manifest run;
    private final EarlierRuns earlier;

    NightTotals(Night night) {
        this.night = night;
        this.run = night.manifest();
        this.earlier = night.earlier();
    }

    Totals totals() {
        String unit = night.currency();
        List<Totals.Line> lines = List.of(
                counts(Words.of("total.decided"), NightTotals::decided, true),
                money(Words.of("total.refunded", unit), true, this::refunded),
                counts(Words.of("total.lines"), NightTotals::refundLines, true),
                counts(Words.of("total.rejected"), of(Decision.REJECTED), true),
                counts(Words.of("total.held"), of(Decision.HELD), false),
                line(
                        Words.of("total.spent"),
                        false,
                        this::spent,
                        Points::minus,
                        Numbers::points,
                        sum(this::spent, Points::plus)),
                paid(Words.of("total.paid", unit)));
        return new Totals(
                Words.of("totals"),
                List.of(
                        Words.of("totals.tonight"),
                        Words.of("totals.before"),
                        Words.of("totals.change"),
                        Words.of("totals.month")),
                lines,
                note());
    }

    private static long decided(Manifest manifest) {
        return manifest.totals().decisions().values().stream()
                        .mapToLong(count -> count)
                        .sum()
                - of(Decision.HELD).apply(manifest);
    }

    private static long refundLines(Manifest manifest) {
        return manifest.outputs().stream()
                .filter(file -> file.name().equals(RefundFigures.FILE))
                .mapToLong(WrittenFile::rows)
                .sum();
    }

    private static Function<Manifest, Long> of(Decision decision) {
        return manifest -> manifest.totals().decisions().getOrDefault(decision.name(), 0L);
    }

    private Money refunded(Manifest manifest) {
        return manifest.totals().refundAmount();
    }

    private Points spent(Manifest manifest) {
        return manifest.totals().pointsSpent();
    }

    private Totals.Line counts(Text name, Function<Manifest, Long> count, boolean addsUp) {
        return line(name, false, count, (a, b) -> a - b, Numbers::count, addsUp ? sum(count, Long::sum) : null);
    }

    private Totals.Line money(Text name, boolean isMain, Function<Manifest, Money> amount) {
        return line(name, isMain, amount, Money::minus, Numbers::money, sum(amount, Money::plus));
    }

    private <T> @Nullable T sum(Function<Manifest, T> value, BinaryOperator<T> plus) {
        Collection<Manifest> ofMonth = earlier.ofMonth();
        return ofMonth == null ? null : ofMonth.stream().map(value).reduce(plus).orElse(null);
    }

    private <T> Totals.Line line(
            Text name,
            boolean isMain,
            Function<Manifest, T> value,
            BinaryOperator<T> minus,
            Function<T, String> written,
            @Nullable T ofMonth) {
        Manifest before = earlier.before();
        T tonight = value.apply(run);
        T last = before == null ? null : value.apply(before);
        return Totals.Line.of(name, isMain, tonight, last, minus, written).with(ofMonth, written);
    }

    private Totals.Line paid(Text name) {
        Manifest before = earlier.before();
        return Totals.Line.of(
                        name,
                        false,
                        earlier.paidIn(run),
                        before == null ? null : earlier.paidIn(before),
                        Money::minus,
                        Numbers::money)
                .with(earlier.paidInMonth(), Numbers::money);
    }

    private Text note() {
        if (earlier.isFirst()) {
            return Words.of("totals.first");
        }
        return earlier.missing() == null
                ? Text.NONE
                : Words.of(
                        "totals.missing",
                        Objects.requireNonNull(earlier.missing()).toString());
    }
}
