package reckon.policy;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.facts.AccountFacts;
import reckon.facts.Grant;
import reckon.facts.QuotaBalances;
import reckon.facts.Request;
import reckon.money.Money;
import reckon.money.Points;

/**
 * The quota of one account while its events are folded in time order (Rules Q1-Q7).
 *
 * <p>Resets are events of the account's own: {@link #advanceTo} books every reset that is due by an
 * instant, in order, so a month that no run saw is caught up by the same fold.
 */
public final class QuotaBook {
    private final AccountFacts account;
    private final Policies policies;
    private final List<Movement> movements;
    private final Map<YearMonth, Points> lapsed;
    private @Nullable QuotaBalances balances;

    /** @param movements where every movement goes, in the order of booking */
    QuotaBook(AccountFacts account, Policies policies, List<Movement> movements) {
        this.account = account;
        this.policies = policies;
        this.movements = movements;
        this.lapsed = new HashMap<>(account.lapsed());
        this.balances = account.balances();
    }

    /**
     * Returns the month in which an account's quota opens (Rule Q1): the earliest of the months of its
     * first request, of its first grant and of the business date that first knew it.
     *
     * @param grants grants that can be booked; those of other accounts do not count
     * @param requests requests due; those of other accounts do not count
     */
    public static YearMonth openingMonth(
            String accountId, LocalDate firstKnownOn, List<Grant> grants, List<Request> requests, Night night) {
        Policies policies = night.policies();
        YearMonth knownIn = YearMonth.from(firstKnownOn);
        Instant known = policies.startOf(knownIn);
        Instant first = known;
        for (Grant grant : grants) {
            if (grant.accountId().equals(accountId)) {
                first = earlier(first, grant.effectiveAt(policies.zone()));
            }
        }
        for (Request request : requests) {
            if (request.accountId().equals(accountId)) {
                first = earlier(first, request.submittedAt());
            }
        }
        return first.equals(known) ? knownIn : policies.monthOf(first);
    }

    private static Instant earlier(Instant instant, Instant other) {
        return other.isBefore(instant) ? other : instant;
    }

    boolean isOpen() {
        return balances != null;
    }

    /** Opens the quota at 00:00 on the 1st of a month with the initial points (Rule Q1) and that month's reset. */
    void open(YearMonth month) {
        Points initial = policies.inForceAt(policies.startOf(month)).quota().initial();
        book(
                Movement.Kind.INITIAL,
                initial,
                new QuotaBalances(1, month, initial, Points.ZERO, Points.ZERO),
                policies.startOf(month),
                null);
        reset(month);
    }

    /** Books the resets of all months that begin at or before an instant (Rules Q2, Q3). */
    void advanceTo(Instant instant) {
        YearMonth next = balances().month().plusMonths(1);
        while (!policies.startOf(next).isAfter(instant)) {
            lapse(next);
            reset(next);
            next = next.plusMonths(1);
        }
    }

    private void lapse(YearMonth next) {
        Points left = balances().monthly().plus(balances().monthBound());
        if (!left.isZero()) {
            book(Movement.Kind.LAPSE, left.negated(), balances().lapse(), policies.startOf(next), next.toString());
        }
    }

    private void reset(YearMonth month) {
        Instant start = policies.startOf(month);
        PolicyVersion.Quota quota = policies.inForceAt(start).quota();
        YearMonth consumed = month.minusMonths(1);
        boolean counts = quota.firstMonth() == null || !consumed.isBefore(quota.firstMonth());
        Money consumption = counts ? account.consumption().getOrDefault(consumed, Money.ZERO) : Money.ZERO;
        Points earned = Points.earned(consumption, quota.pointsPerCurrencyUnit(), RoundingMode.DOWN);
        book(Movement.Kind.RESET, earned, balances().reset(month, earned), start, month.toString());
    }

    /**
     * Books a grant (Rule Q4). One for a month that is over for this account lapses at once, as it would have with that month: a
     * request of the month can still spend it (Rule Q7).
     */
    void grant(Grant grant) {
        YearMonth month = grant.month();
        boolean isOver = month != null && month.isBefore(balances().month());
        QuotaBalances after = month == null || isOver
                ? balances().grantForGood(grant.points())
                : balances().grantForMonth(grant.points());
        Instant effectiveAt = grant.effectiveAt(policies.zone());
        book(Movement.Kind.GRANT, grant.points(), after, effectiveAt, grant.grantId());
        if (isOver && !grant.points().isZero()) {
            lapseAtOnce(grant.points(), Objects.requireNonNull(month), effectiveAt);
        }
    }

    /** Both are dated alike, so that they stand together in quota.csv. */
    private void lapseAtOnce(Points points, YearMonth month, Instant effectiveAt) {
        QuotaBalances after = balances().spendLasting(points);
        book(
                Movement.Kind.LAPSE,
                points.negated(),
                after,
                effectiveAt,
                month.plusMonths(1).toString());
        lapsed.merge(month, points, Points::plus);
    }

    /**
     * Returns how many points a request can spend: the whole balance or, where an earlier run has closed its month, what lapsed
     * of the account at the end of that month and the points that stay (Rule Q7).
     */
    Points spendable(Request request) {
        return isOfClosedMonth(request) ? lapsedOf(request).plus(balances().lasting()) : balance();
    }

    /** Returns what distinguishes the spendable points from the balance, as a part of a sentence; empty if nothing does. */
    Sentence spendableText(Request request) {
        return isOfClosedMonth(request)
                ? Sentence.of(
                        " of {0} ({1} that lapsed with that month and {2} that stay)",
                        policies.monthOf(request.submittedAt()),
                        lapsedOf(request),
                        balances().lasting())
                : Sentence.of("");
    }

    private boolean isOfClosedMonth(Request request) {
        return policies.monthOf(request.submittedAt()).isBefore(balances().month());
    }

    private Points lapsedOf(Request request) {
        return lapsed.getOrDefault(policies.monthOf(request.submittedAt()), Points.ZERO);
    }

    /** Spends what a refund costs (Rules F6, Q5, Q7); what is spendable must suffice. */
    void spend(Points points, Request request) {
        if (!isOfClosedMonth(request)) {
            book(Movement.Kind.SPEND, points.negated(), balances().spend(points), request);
            return;
        }
        Points restored = points.min(lapsedOf(request));
        if (!restored.isZero()) {
            lapsed.put(
                    policies.monthOf(request.submittedAt()), lapsedOf(request).minus(restored));
            book(Movement.Kind.RESTORE, restored, balances().restore(restored), request);
        }
        book(Movement.Kind.SPEND, points.negated(), balances().spendLasting(points), request);
    }

    private void book(Movement.Kind kind, Points points, QuotaBalances after, Request request) {
        book(kind, points, after, request.submittedAt(), request.requestId());
    }

    /** Returns the account's whole balance. */
    Points balance() {
        return balances().total();
    }

    private QuotaBalances balances() {
        return Objects.requireNonNull(balances, () -> "the quota of " + account.accountId() + " is not open");
    }

    private void book(
            Movement.Kind kind, Points points, QuotaBalances after, Instant effectiveAt, @Nullable String reference) {
        movements.add(new Movement(account.accountId(), kind, points, after, effectiveAt, reference));
        balances = after;
    }
}
