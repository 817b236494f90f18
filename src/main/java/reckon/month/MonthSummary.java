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
 * @param through the business date of the month's run that began last. What is paid and open is as that run found it
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

    /**
     * What runs came to, for one product, decision and rule or for several.
     *
     * @param requests how many of the decisions answer a request; the others came by themselves (Rules A1, A2)
     * @param refunds how many orders money was returned on
     * @param paid what settlements had paid of the refunds by the end of the month's last run
     * @param open the refunds, at their whole amount, that were not settled then
     */
    public record Sums(
            long decisions, long requests, long refunds, Money refunded, Points pointsSpent, Money paid, Money open) {
        /** Of nothing. */
        public static final Sums NONE = new Sums(0, 0, 0, Money.ZERO, Points.ZERO, Money.ZERO, Money.ZERO);

        Sums plus(Sums more) {
            return new Sums(
                    decisions + more.decisions,
                    requests + more.requests,
                    refunds + more.refunds,
                    refunded.plus(more.refunded),
                    pointsSpent.plus(more.pointsSpent),
                    paid.plus(more.paid),
                    open.plus(more.open));
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
