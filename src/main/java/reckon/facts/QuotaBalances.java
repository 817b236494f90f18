package reckon.facts;

import java.time.YearMonth;
import reckon.money.Points;

/**
 * An account's points by pot after its last movement.
 *
 * @param movements how many movements were booked so far
 * @param month the month whose reset was booked last
 * @param lasting points that never lapse: the initial ones and those granted for good
 * @param monthly points that the reset of {@code month} brought
 * @param monthBound points granted for {@code month} only
 */
public record QuotaBalances(int movements, YearMonth month, Points lasting, Points monthly, Points monthBound) {

    /** Returns the account's whole balance, all pots together. */
    public Points total() {
        return lasting.plus(monthly).plus(monthBound);
    }

    /** Returns the balances after spending, monthly points first, then month-bound ones, then lasting ones (Rule Q5); they must suffice. */
    public QuotaBalances spend(Points points) {
        Points fromMonthly = points.min(monthly);
        Points left = points.minus(fromMonthly);
        Points fromMonthBound = left.min(monthBound);
        return new QuotaBalances(
                movements + 1,
                month,
                lasting.minus(left.minus(fromMonthBound)),
                monthly.minus(fromMonthly),
                monthBound.minus(fromMonthBound));
    }

    /** Returns the balances after points that had lapsed came back for a request (Rule Q7); only {@link #spendLasting} takes them. */
    public QuotaBalances restore(Points points) {
        return grantForGood(points);
    }

    /** Returns the balances after spending points that stay (Rule Q7); they must suffice. */
    public QuotaBalances spendLasting(Points points) {
        return new QuotaBalances(movements + 1, month, lasting.minus(points), monthly, monthBound);
    }

    /** Returns the balances after a grant that stays (Rule Q4). */
    public QuotaBalances grantForGood(Points points) {
        return new QuotaBalances(movements + 1, month, lasting.plus(points), monthly, monthBound);
    }

    /** Returns the balances after a grant for its month (Rule Q4). */
    public QuotaBalances grantForMonth(Points points) {
        return new QuotaBalances(movements + 1, month, lasting, monthly, monthBound.plus(points));
    }

    /** Returns the balances after what is bound to the month has lapsed (Rules Q2, Q4). */
    public QuotaBalances lapse() {
        return new QuotaBalances(movements + 1, month, lasting, Points.ZERO, Points.ZERO);
    }

    /** Returns the balances after the reset of the month that begins (Rule Q2). */
    public QuotaBalances reset(YearMonth next, Points earned) {
        return new QuotaBalances(movements + 1, next, lasting, earned, Points.ZERO);
    }
}
