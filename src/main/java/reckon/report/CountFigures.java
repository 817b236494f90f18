package reckon.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reckon.files.Manifest;
import reckon.money.Points;
import reckon.policy.Decision;
import reckon.policy.Movement;

/** The pictures of decisions and points: by outcome, why rejected, points by movement, what accounts have left. */
final class CountFigures {
    private static final int MOST_REASONS = 9;

    private static final int GROUPS_NEAR_LIMIT = 2;

    /** What gives points stands above what takes them. */
    private static final List<Movement.Kind> MOVEMENTS = List.of(
            Movement.Kind.INITIAL,
            Movement.Kind.RESET,
            Movement.Kind.GRANT,
            Movement.Kind.RESTORE,
            Movement.Kind.SPEND,
            Movement.Kind.LAPSE);

    private final Night night;

    CountFigures(Night night) {
        this.night = night;
    }

    /** Returns the decisions by what they are; all of these stand there, always. */
    private Figure byOutcome() {
        List<Mark> marks = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        long all = 0;
        long refunded = 0;
        for (Decision decision : Decision.values()) {
            long count = night.decisions(decision.name());
            Text name = Words.ofCode("decision", decision.name());
            marks.add(Mark.bar(name, count, Numbers.count(count), color(decision)));
            rows.add(List.of(name, count));
            all += count;
            refunded += decision.isAccepted() ? count : 0;
        }
        Text sentence = all == 0
                ? Words.of("by-outcome.none")
                : Words.of(
                        "by-outcome.sentence",
                        Numbers.count(refunded),
                        Numbers.count(all),
                        Numbers.count(night.decisions(Decision.HELD.name())));
        Chart chart = all == 0 ? null : new Chart("bars", marks);
        List<Column> columns = List.of(Column.words("outcome"), Column.number("count"));
        return Figure.of("by-outcome", "", sentence, chart, columns, rows, Manifest.FILE_NAME);
    }

    static String color(Decision decision) {
        return decision.isAccepted() ? "accent" : decision == Decision.HELD ? "amber" : "grey";
    }

    Figure whyRejected() {
        List<Map.Entry<String, Long>> reasons = night.figures().audit().rejected().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        long all = reasons.stream().mapToLong(Map.Entry::getValue).sum();
        List<Mark> marks = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        long others = 0;
        for (int i = 0; i < reasons.size(); i++) {
            Text name = Words.ofReason(reasons.get(i).getKey());
            long count = reasons.get(i).getValue();
            rows.add(List.of(name, count));
            if (i < MOST_REASONS) {
                marks.add(Mark.bar(name, count, Numbers.count(count), "grey"));
            } else {
                others += count;
            }
        }
        if (others > 0) {
            marks.add(Mark.number(
                    Words.ofCount("why-rejected.more", reasons.size() - MOST_REASONS), Numbers.count(others)));
        }
        Text sentence = rejected(all, reasons.size());
        Chart chart = marks.isEmpty() ? null : new Chart("bars", marks);
        List<Column> columns = List.of(Column.words("reason"), Column.number("count"));
        return Figure.of("why-rejected", "", sentence, chart, columns, rows, AuditFigures.FILE);
    }

    private static Text rejected(long requests, int reasons) {
        return requests == 0
                ? Words.of("why-rejected.none")
                : Words.of("why-rejected.sentence", Numbers.count(requests), Numbers.count(reasons));
    }

    Figure points() {
        return points(Words.of("points"), night.figures().quota()::of, QuotaFigures.FILE);
    }

    /** Returns the points by what moved them; all kinds stand there, always. */
    static Figure points(Text heading, Function<Movement.Kind, Points> byKind, String source) {
        List<Mark> marks = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Points opened = Points.ZERO;
        for (Movement.Kind kind : MOVEMENTS) {
            Points points = byKind.apply(kind);
            opened = points.minorUnits() > 0 ? opened.plus(points) : opened;
            Text name = Words.ofCode("movement", kind.name());
            String color = points.minorUnits() < 0 ? "grey" : "accent";
            marks.add(Mark.bar(name, points.minorUnits(), Numbers.signed(Numbers.points(points)), color));
            rows.add(List.of(name, points));
        }
        Points spent = byKind.apply(Movement.Kind.SPEND).negated();
        boolean isEmpty = marks.stream()
                .allMatch(mark -> Long.valueOf(0).equals(mark.lengths().get("value")));
        return new Figure(
                "points",
                heading,
                "",
                isEmpty
                        ? Words.of("points.none")
                        : Words.of("points.sentence", Numbers.points(spent), Numbers.points(opened)),
                isEmpty ? null : new Chart("bars", marks),
                Table.data("points", List.of(Column.words("movement"), Column.number("points")), rows, source));
    }

    Figure nearLimit() {
        QuotaFigures quota = night.figures().quota();
        List<Mark> marks = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        long near = 0;
        for (int i = 0; i < QuotaFigures.GROUPS; i++) {
            long accounts = quota.accountsIn(i);
            Text name = Words.of("near-limit.group" + i);
            marks.add(Mark.bar(name, accounts, Numbers.count(accounts), i < GROUPS_NEAR_LIMIT ? "amber" : "soft"));
            rows.add(List.of(name, accounts));
            near += i < GROUPS_NEAR_LIMIT ? accounts : 0;
        }
        Text sentence = quota.accounts() == 0
                ? Words.of("near-limit.none")
                : Words.of("near-limit.sentence", Numbers.count(near), Numbers.count(quota.accounts()));
        return Figure.of(
                "near-limit",
                "",
                quota.hasTooMany()
                        ? Words.of("near-limit.too-many", Numbers.count(quota.accounts()), QuotaFigures.FILE)
                        : sentence,
                quota.accounts() == 0 ? null : new Chart("bars", marks),
                List.of(Column.words("left"), Column.number("accounts")),
                rows,
                QuotaFigures.FILE);
    }

    List<Figure> all() {
        return Arrays.asList(byOutcome(), whyRejected(), points(), nearLimit());
    }
}
