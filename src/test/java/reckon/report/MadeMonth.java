package reckon.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import reckon.money.Money;
import reckon.money.Points;
import reckon.month.MonthSummary;
import reckon.month.MonthSummary.OpenAge;
import reckon.month.MonthSummary.Sums;

/** The figures of months that never were. */
final class MadeMonth {
    private static final List<String> PRODUCTS = List.of("BCC", "CDS", "EIP", "GPU", "USAGE_PACKAGE", "");
    private static final List<String> RULES = List.of("F3", "F2", "E01", "E03", "E15", "F1", "F5", "Q5");

    private MadeMonth() {}

    /** Returns a month with a run each day; what each came to follows from the month. */
    static MonthSummary of(YearMonth month) {
        return of(month, PRODUCTS, RULES);
    }

    static MonthSummary of(YearMonth month, List<String> products, List<String> rules) {
        List<MonthSummary.Run> runs = new ArrayList<>();
        Sums totals = Sums.NONE;
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            LocalDate date = month.atDay(day);
            Sums sums =
                    sums(450_000 + date.toEpochDay() * date.toEpochDay() * 7919 % 310_000, 60 + date.toEpochDay() % 13);
            runs.add(new MonthSummary.Run(date, (int) (date.toEpochDay() - 20_000), sums));
            totals = plus(totals, sums);
        }
        Map<String, Sums> outcomes = new LinkedHashMap<>();
        outcomes.put("PARTIAL", totals);
        outcomes.put("REJECTED", sums(0, 300L + month.getMonthValue()));
        return new MonthSummary(
                month,
                month.atEndOfMonth(),
                "CNY",
                plus(totals, outcomes.get("REJECTED")),
                7,
                runs,
                shared(totals, products),
                outcomes,
                shared(totals, rules),
                ages(totals.open()),
                points(totals));
    }

    private static Sums sums(long cents, long decisions) {
        Money refunded = new Money(cents);
        Money open = new Money(cents / 10);
        return new Sums(decisions, decisions, decisions / 2, refunded, new Points(cents), refunded.minus(open), open);
    }

    private static Sums plus(Sums one, Sums other) {
        return new Sums(
                one.decisions() + other.decisions(),
                one.requests() + other.requests(),
                one.refunds() + other.refunds(),
                one.refunded().plus(other.refunded()),
                one.pointsSpent().plus(other.pointsSpent()),
                one.paid().plus(other.paid()),
                one.open().plus(other.open()));
    }

    /** Shares out a sum: half to the first, half of the rest to the next, and what is left to the last. */
    private static Map<String, Sums> shared(Sums all, List<String> names) {
        Map<String, Sums> shares = new TreeMap<>();
        long cents = all.refunded().cents();
        long decisions = all.decisions();
        for (int i = 0; i < names.size(); i++) {
            boolean isLast = i == names.size() - 1;
            long share = isLast ? cents : cents / 2;
            long count = isLast ? decisions : decisions / 2;
            shares.put(names.get(i), sums(share, count));
            cents -= share;
            decisions -= count;
        }
        return shares;
    }

    /** Of the month's own refunds none is older than a week. */
    private static List<OpenAge> ages(Money ofMonth) {
        Money older = new Money(ofMonth.cents() / 5);
        return List.of(
                new OpenAge(0, 3, 40, ofMonth.minus(older)),
                new OpenAge(4, 7, 9, older),
                new OpenAge(8, 14, 3, new Money(90_050)),
                new OpenAge(15, 30, 1, new Money(6_600)),
                new OpenAge(31, 60, 0, Money.ZERO),
                new OpenAge(61, null, 1, new Money(1_234)));
    }

    private static Map<String, MonthSummary.Movements> points(Sums totals) {
        Map<String, MonthSummary.Movements> points = new TreeMap<>();
        points.put("INITIAL", new MonthSummary.Movements(100, new Points(15_000_000)));
        points.put("SPEND", new MonthSummary.Movements(50, totals.pointsSpent().negated()));
        points.put("LAPSE", new MonthSummary.Movements(50, new Points(-2_000)));
        return points;
    }
}
