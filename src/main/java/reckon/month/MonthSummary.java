package reckon.month;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;

/**
 * {@code month-YYYY-MM.json}: what a month's runs came to.
 *
 * @param through the business date of the month's last run so far; what is paid and open is as that run found it
 * @param held how many requests that run held
 * @param openAtEnd the refunds that were not settled then, of this month and those before, by their age in days
 * @param points the movements of the month's runs by their kind
 */
public record MonthSummary(
        YearMonth month,
        LocalDate through,
        String currency,
        Sums totals,
        long held,
        List<Run> runs,
        Map<String, Sums> byProduct,
        Map<String, Sums> byDecision,
        Map<String, Sums> byRule,
        List<OpenAge> openAtEnd,
        Map<String, Movements> points) {

    /** A run of the month; the days of the CSV file are these. */
    public record Run(LocalDate businessDate, int run, Sums sums) {}

    /** What some lines of the month add up to; the terms are those of {@link MonthLine}. */
    public record Sums(
            long decisions, long requests, long refunds, Money refunded, Points pointsSpent, Money paid, Money open) {
        /** Of no line. */
        public static final Sums NONE = new Sums(0, 0, 0, Money.ZERO, Points.ZERO, Money.ZERO, Money.ZERO);

        Sums plus(MonthLine line) {
            return new Sums(
                    decisions + line.decisions(),
                    requests + line.requests(),
                    refunds + line.refunds(),
                    refunded.plus(line.refunded()),
                    pointsSpent.plus(line.spent()),
                    paid.plus(line.paid()),
                    open.plus(line.open()));
        }
    }

    /**
     * Open refunds of some ages.
     *
     * @param toDays inclusive; the last group has none and is written as null
     */
    public record OpenAge(int fromDays, @Nullable Integer toDays, long count, Money amount) {}

    /**
     * The movements of one kind.
     *
     * @param points signed, as in {@code quota.csv}
     */
    public record Movements(long count, Points points) {}
}
