package reckon.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reckon.files.Manifest;
import reckon.money.Money;
import reckon.reconciliation.Section;
import reckon.reconciliation.Tally;

/** The pictures of money: from ledger to paid, by day, by age, by product. */
final class MoneyFigures {
    /** With fewer earlier nights a median says nothing. */
    private static final int LEAST_FOR_MEDIAN = 3;

    private static final int MOST_PRODUCTS = 12;
    private static final String MANIFEST = Manifest.FILE_NAME;

    private final Night night;
    private final String currency;

    MoneyFigures(Night night) {
        this.night = night;
        this.currency = night.currency();
    }

    /** Returns what explains the difference between ledger and payments, or null if the run was never reconciled. */
    @Nullable
    Figure bridge() {
        Section section = night.section();
        if (section == null) {
            return null;
        }
        Section.Bridge bridge = section.bridge();
        List<Mark> marks = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        long at = step(marks, rows, "pending", bridge.pending(), 0, "soft");
        at = step(marks, rows, "missing", bridge.missing(), at, "red");
        at = step(marks, rows, "failed", bridge.failed(), at, "red");
        at = step(marks, rows, "amount", bridge.amountDifferences(), at, "red");
        at = step(marks, rows, "duplicates", bridge.duplicates(), at, "red");
        at = step(marks, rows, "unknown", bridge.unknown(), at, "red");
        at = step(marks, rows, "accepted", bridge.accepted(), at, "grey");
        long residual = at + bridge.residual().cents();
        marks.add(Mark.step(Words.of("bridge.residual"), at, residual, Numbers.money(bridge.residual()), "red"));
        rows.add(Arrays.asList(Words.of("bridge.residual"), null, bridge.residual()));
        Money difference = bridge.ledger().amount().minus(bridge.paid().amount());
        marks.add(Mark.step(Words.of("bridge.sum"), 0, difference.cents(), Numbers.money(difference), "ink"));
        rows.add(Arrays.asList(Words.of("bridge.sum"), null, difference));
        boolean isEqual = rows.stream().allMatch(row -> Money.ZERO.equals(row.get(2)));
        Text sentence = isEqual
                ? Words.of("bridge.equal", Numbers.money(bridge.ledger().amount()))
                : difference(bridge, difference);
        return Figure.of(
                "bridge",
                currency,
                withWaiting(sentence, section.waiting()),
                isEqual ? null : new Chart("waterfall", marks),
                List.of(Column.words("piece"), Column.number("refunds"), Column.number("money", currency)),
                rows,
                MANIFEST);
    }

    private static Text difference(Section.Bridge bridge, Money difference) {
        return Words.of(
                "bridge.sentence",
                Numbers.money(bridge.ledger().amount()),
                Numbers.money(bridge.paid().amount()),
                Numbers.money(difference));
    }

    private static Text withWaiting(Text sentence, Tally waiting) {
        return waiting.count() == 0
                ? sentence
                : Words.of(
                        "sentence.two",
                        Words.ofCount("bridge.waiting", waiting.count(), Numbers.money(waiting.amount())),
                        sentence);
    }

    private static long step(
            List<Mark> marks, List<List<@Nullable Object>> rows, String name, Tally piece, long from, String color) {
        Text label = Words.of("bridge." + name);
        long to = from + piece.amount().cents();
        marks.add(Mark.step(label, from, to, Numbers.money(piece.amount()), color));
        rows.add(List.of(label, piece.count(), piece.amount()));
        return to;
    }

    Figure byDay() {
        List<Manifest> runs = night.earlier().lastDays();
        List<Mark> marks = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Money largest = Money.ZERO;
        for (int i = 0; i < runs.size(); i++) {
            Money refunded = runs.get(i).totals().refundAmount();
            boolean isTonight = i == runs.size() - 1;
            marks.add(Mark.column(runs.get(i).businessDate(), refunded, isTonight ? "accent" : "soft", isTonight));
            rows.add(List.of(runs.get(i).businessDate(), refunded));
            largest = refunded.compareTo(largest) > 0 ? refunded : largest;
        }
        Money median = median(runs);
        Map<String, Object> texts = median == null
                ? Map.of("ticks", Ticks.upTo(largest))
                : Map.of(
                        "ticks", Ticks.upTo(largest),
                        "median", median.cents(),
                        "medianText", Words.of("by-day.median", Numbers.money(median)));
        return Figure.of(
                "by-day",
                currency,
                daySentence(runs.size() - 1, median),
                new Chart("columns", marks, texts),
                List.of(Column.date("day"), Column.number("money", currency)),
                rows,
                MANIFEST);
    }

    private static @Nullable Money median(List<Manifest> runs) {
        List<Money> earlier = runs.subList(0, runs.size() - 1).stream()
                .map(run -> run.totals().refundAmount())
                .sorted()
                .toList();
        return earlier.size() < LEAST_FOR_MEDIAN ? null : earlier.get(earlier.size() / 2);
    }

    private Text daySentence(int earlier, @Nullable Money median) {
        if (median == null || median.isZero()) {
            return night.earlier().isFirst() ? Words.of("by-day.first") : Words.ofCount("by-day.few", earlier);
        }
        Money tonight = night.manifest().totals().refundAmount();
        long percent = Numbers.percent(tonight.minus(median).cents(), median.cents());
        String key = percent >= 0 ? "by-day.above" : "by-day.below";
        return Words.of(key, Numbers.count(Math.abs(percent)), Numbers.count(earlier));
    }

    Figure byAge() {
        List<Money> waiting = night.figures().pending().byAge();
        List<Money> broken = night.figures().breaks().byAge();
        List<Mark> marks = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Money sum = Money.ZERO;
        for (int i = 0; i < waiting.size(); i++) {
            Money both = waiting.get(i).plus(broken.get(i));
            Text label = Text.same(ages(i));
            marks.add(new Mark(
                    label,
                    Numbers.money(both),
                    Map.of(
                            "value",
                            waiting.get(i).cents(),
                            "second",
                            broken.get(i).cents(),
                            "color",
                            "soft",
                            "secondColor",
                            "red",
                            "shortText",
                            Numbers.count((both.cents() + 50) / 100))));
            rows.add(List.of(label, waiting.get(i), broken.get(i), both));
            sum = sum.plus(both);
        }
        Text sentence = sum.isZero() ? Words.of("by-age.none") : Words.of("by-age.sentence", Numbers.money(sum));
        List<Column> columns = List.of(
                Column.text("ages"),
                Column.number("waiting", currency),
                Column.number("broken", currency),
                Column.number("both", currency));
        Chart chart = sum.isZero() ? null : new Chart("stack", marks);
        String source = BreakFigures.PENDING + ", " + BreakFigures.BREAKS;
        return Figure.of("by-age", currency, sentence, chart, columns, rows, source);
    }

    private static String ages(int group) {
        List<Integer> last = BreakFigures.LAST_DAYS;
        if (group == last.size()) {
            return "> " + last.get(group - 1);
        }
        int from = group == 0 ? 0 : last.get(group - 1) + 1;
        return from == last.get(group) ? Integer.toString(from) : from + "–" + last.get(group);
    }

    /** Returns the refunds by product, the largest first. */
    Figure byProduct() {
        List<Map.Entry<String, Money>> products = night.figures().refunds().byProduct().entrySet().stream()
                .filter(entry -> !entry.getValue().isZero())
                .sorted(Map.Entry.<String, Money>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        Money sum = products.stream().map(Map.Entry::getValue).reduce(Money.ZERO, Money::plus);
        List<Mark> marks = new ArrayList<>();
        products.stream()
                .limit(MOST_PRODUCTS)
                .map(entry -> Mark.bar(
                        product(entry.getKey()), entry.getValue().cents(), Numbers.money(entry.getValue()), "accent"))
                .forEach(marks::add);
        if (products.size() > MOST_PRODUCTS) {
            Money others = products.stream()
                    .skip(MOST_PRODUCTS)
                    .map(Map.Entry::getValue)
                    .reduce(Money.ZERO, Money::plus);
            marks.add(Mark.number(Words.ofCount("more-bars", products.size() - MOST_PRODUCTS), Numbers.money(others)));
        }
        List<List<@Nullable Object>> rows = products.stream()
                .map(entry -> List.<@Nullable Object>of(product(entry.getKey()), entry.getValue()))
                .toList();
        Text sentence = products.isEmpty()
                ? Words.of("by-product.none")
                : Words.of(
                        "by-product.sentence",
                        product(products.get(0).getKey()),
                        Numbers.count(Numbers.percent(products.get(0).getValue().cents(), sum.cents())));
        List<Column> columns = List.of(Column.words("product"), Column.number("money", currency));
        Chart chart = marks.isEmpty() ? null : new Chart("bars", marks);
        return Figure.of("by-product", currency, sentence, chart, columns, rows, RefundFigures.FILE);
    }

    static Text product(String code) {
        return code.isEmpty() ? Words.of("by-product.unknown") : Text.same(code);
    }
}
