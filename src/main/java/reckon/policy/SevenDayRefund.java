package reckon.policy;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.facts.Order;
import reckon.facts.Promotion;
import reckon.facts.Request;

/** The conditions of the seven-day full refund (Rule F2), and which of them a request does not meet. */
final class SevenDayRefund {
    private final Inquiry inquiry;
    private final Order base;
    private final boolean isInTime;
    private final List<String> obstacles;

    /** @param base the current term's own order */
    SevenDayRefund(Inquiry inquiry, Order base) {
        this.inquiry = inquiry;
        this.base = base;
        this.isInTime = isBoughtWithin(inquiry.policy().fullRefund().days(), base, inquiry.request());
        this.obstacles = isInTime ? findObstacles() : List.of();
    }

    /** Whether an order was bought at most so many times 24 hours before a request. */
    static boolean isBoughtWithin(int days, Order order, Request request) {
        return Duration.between(order.purchasedAt(), request.submittedAt()).compareTo(Duration.ofDays(days)) <= 0;
    }

    /** Whether all conditions are met. */
    boolean isGranted() {
        return isInTime && obstacles.isEmpty();
    }

    /** Returns what stands against it although the order was bought in time; empty if it was not, or nothing does. */
    List<String> obstacles() {
        return obstacles;
    }

    private List<String> findObstacles() {
        List<String> found = new ArrayList<>(0);
        switch (base.type()) {
            case NEW -> {}
            case CONVERT -> found.add("a conversion is not a new purchase");
            case RENEW, RESIZE -> found.add("a renewal is not a new purchase");
        }
        YearMonth bought = inquiry.night().policies().monthOf(base.purchasedAt());
        YearMonth asked = inquiry.night().policies().monthOf(inquiry.request().submittedAt());
        if (!bought.equals(asked)) {
            found.add("it was bought in " + bought + " and the request is of " + asked);
        }
        if (inquiry.policy().fullRefund().excludedProducts().contains(inquiry.product())) {
            found.add("the product " + inquiry.product() + " does not have it");
        }
        if (base.promotion() == Promotion.NO_FULL_REFUND) {
            found.add("its promotion rules it out");
        }
        @Nullable String account = inquiry.memory().chanceUsedBy(inquiry.product());
        if (account != null) {
            found.add("the user had it before for " + inquiry.product() + ", with account " + account);
        }
        return found;
    }
}
