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
import reckon.facts.QuotaStanding;
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
    private @Nullable QuotaStanding standing;

    /** @param movements where every movement goes, in the order of booking */
    QuotaBook(AccountFacts account, Policies policies, List<Movement> movements) {
        this.account = account;
        this.policies = policies;
        this.movements = movements;
        this.lapsed = new HashMap<>(account.lapsed());
        this.standing = account.standing();
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
        return standing != null;
    }

    /** Opens the quota at 00:00 on the 1st of a month with the initial points (Rule Q1) and that month's reset. */
    void open(YearMonth month) {
        Points initial = policies.inForceAt(policies.startOf(month)).quota().initial();
        book(
                Movement.Kind.INITIAL,
                initial,
                new QuotaStanding(1, month, initial, Points.ZERO, Points.ZERO),
                policies.startOf(month),
                null);
        reset(month);
    }

    /** Books the resets of all months that begin at or before an instant (Rules Q2, Q3). */
    void advanceTo(Instant instant) {
        YearMonth next = standing().month().plusMonths(1);
        while (!policies.startOf(next).isAfter(instant)) {
            lapse(next);
            reset(next);
            next = next.plusMonths(1);
        }
    }

    private void lapse(YearMonth next) {
        Points left = standing().monthly().plus(standing().monthBound());
        if (!left.isZero()) {
            book(Movement.Kind.LAPSE, left.negated(), standing().lapse(), policies.startOf(next), next.toString());
        }
    }

    private void reset(YearMonth month) {
        Instant start = policies.startOf(month);
        PolicyVersion.Quota quota = policies.inForceAt(start).quota();
        YearMonth consumed = month.minusMonths(1);
        boolean counts = quota.firstMonth() == null || !consumed.isBefore(quota.firstMonth());
        Money consumption = counts ? account.consumption().getOrDefault(consumed, Money.ZERO) : Money.ZERO;
        Points earned = Points.earned(consumption, quota.pointsPerCurrencyUnit(), RoundingMode.DOWN);
        book(Movement.Kind.RESET, earned, standing().reset(month, earned), start, month.toString());
    }

    /** Books a grant (Rule Q4), unless it is bound to a month that is over for this account. */
    void grant(Grant grant) {
        if (grant.month() != null && grant.month().isBefore(standing().month())) {
            return;
        }
        QuotaStanding after = grant.month() == null
                ? standing().grantForGood(grant.points())
                : standing().grantForMonth(grant.points());
        book(Movement.Kind.GRANT, grant.points(), after, grant.effectiveAt(policies.zone()), grant.grantId());
    }

    /**
     * Returns how many points a request can spend: the whole balance or, where an earlier run has closed its month, what lapsed
     * of the account at the end of that month and the points that stay (Rule Q7).
     */
    Points spendable(Request request) {
        return isOfClosedMonth(request) ? lapsedOf(request).plus(standing().lasting()) : balance();
    }

    /** Returns what distinguishes the spendable points from the balance, as a part of a sentence; empty if nothing does. */
    String spendableText(Request request) {
        return isOfClosedMonth(request)
                ? " of " + policies.monthOf(request.submittedAt()) + " (" + lapsedOf(request)
                        + " that lapsed with that month and " + standing().lasting() + " that stay)"
                : "";
    }

    private boolean isOfClosedMonth(Request request) {
        return policies.monthOf(request.submittedAt()).isBefore(standing().month());
    }

    private Points lapsedOf(Request request) {
        return lapsed.getOrDefault(policies.monthOf(request.submittedAt()), Points.ZERO);
    }

    /** Spends what a refund costs (Rules F6, Q5, Q7); what is spendable must suffice. */
    void spend(Points points, Request request) {
        if (!isOfClosedMonth(request)) {
            book(Movement.Kind.SPEND, points.negated(), standing().spend(points), request);
            return;
        }
        Points restored = points.min(lapsedOf(request));
        if (!restored.isZero()) {
            lapsed.put(
                    policies.monthOf(request.submittedAt()), lapsedOf(request).minus(restored));
            book(Movement.Kind.RESTORE, restored, standing().restore(restored), request);
        }
        book(Movement.Kind.SPEND, points.negated(), standing().spendLasting(points), request);
    }

    private void book(Movement.Kind kind, Points points, QuotaStanding after, Request request) {
        book(kind, points, after, request.submittedAt(), request.requestId());
    }

    /** Returns the account's whole balance. */
    Points balance() {
        return standing().balance();
    }

    private QuotaStanding standing() {
        return Objects.requireNonNull(standing, () -> "the quota of " + account.accountId() + " is not open");
    }

    private void book(
            Movement.Kind kind, Points points, QuotaStanding after, Instant effectiveAt, @Nullable String reference) {
        movements.add(new Movement(account.accountId(), kind, points, after, effectiveAt, reference));
        standing = after;
    }
}
