package reckon.policy;

import static reckon.policy.Moments.at;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reckon.facts.AcceptedRequest;
import reckon.facts.ChargeType;
import reckon.facts.Offering;
import reckon.facts.Order;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;
import reckon.facts.Promotion;
import reckon.money.Money;

/** An order in few words; unless said otherwise NEW, PREPAID, COMPLETED, for one month of spec s1, paid with 60.00. */
final class OrderBuilder {
    private final String id;
    private OrderType type = OrderType.NEW;
    private ChargeType chargeType = ChargeType.PREPAID;
    private OrderStatus status = OrderStatus.COMPLETED;
    private @Nullable String account;
    private @Nullable String product;
    private @Nullable String spec = "s1";
    private @Nullable Instant bought;
    private @Nullable Instant begins = at("2023-01-01T10:00");
    private @Nullable Instant ends;
    private int months = 1;
    private Money cash = Money.of("60.00");
    private Money coupon = Money.ZERO;
    private Offering offering = Offering.REGULAR;
    private Promotion promotion = Promotion.NONE;
    private boolean underContract;
    private @Nullable String bundle;
    private Money refunded = Money.ZERO;
    private @Nullable AcceptedRequest returnedBy;

    private OrderBuilder(String id) {
        this.id = id;
    }

    static OrderBuilder order(String id) {
        return new OrderBuilder(id);
    }

    static OrderBuilder renewal(String id) {
        return order(id).type(OrderType.RENEW);
    }

    static OrderBuilder conversion(String id) {
        return order(id).type(OrderType.CONVERT);
    }

    static OrderBuilder resize(String id, String spec) {
        return order(id).type(OrderType.RESIZE).spec(spec);
    }

    OrderBuilder type(OrderType given) {
        type = given;
        return this;
    }

    OrderBuilder postpaid() {
        chargeType = ChargeType.POSTPAID;
        return this;
    }

    OrderBuilder status(OrderStatus given) {
        status = given;
        return this;
    }

    OrderBuilder account(String given) {
        account = given;
        return this;
    }

    OrderBuilder product(String given) {
        product = given;
        return this;
    }

    OrderBuilder spec(@Nullable String given) {
        spec = given;
        return this;
    }

    OrderBuilder bought(String local) {
        return bought(at(local));
    }

    OrderBuilder bought(Instant given) {
        bought = given;
        return this;
    }

    OrderBuilder begins(String local) {
        return begins(at(local));
    }

    OrderBuilder begins(Instant given) {
        begins = given;
        return this;
    }

    /** Leaves effective_at and expires_at empty, as an order does that is not finished. */
    OrderBuilder withoutTerm(String boughtAt) {
        begins = null;
        ends = null;
        return bought(boughtAt);
    }

    OrderBuilder ends(String local) {
        ends = at(local);
        return this;
    }

    OrderBuilder months(int given) {
        months = given;
        return this;
    }

    OrderBuilder cash(String given) {
        cash = Money.of(given);
        return this;
    }

    OrderBuilder coupon(String given) {
        coupon = Money.of(given);
        return this;
    }

    OrderBuilder offering(Offering given) {
        offering = given;
        return this;
    }

    OrderBuilder promotion(Promotion given) {
        promotion = given;
        return this;
    }

    OrderBuilder underContract() {
        underContract = true;
        return this;
    }

    OrderBuilder bundle(String given) {
        bundle = given;
        return this;
    }

    /** An accepted request of an earlier run returned so much on it. */
    OrderBuilder refunded(String given) {
        refunded = Money.of(given);
        returnedBy = new AcceptedRequest("q-0", Instant.EPOCH);
        return this;
    }

    /** The accepted request of an earlier run that was submitted then returned all of it. */
    OrderBuilder returnedAt(String local) {
        refunded = cash;
        returnedBy = new AcceptedRequest("q-0", Moments.at(local));
        return this;
    }

    /** Rule A1 returned so much on it in an earlier run. */
    OrderBuilder refundedAsFailed(String given) {
        refunded = Money.of(given);
        return this;
    }

    /** Returns the order; account and product are the resource's unless said otherwise, it was bought when it begins. */
    Order build(String resourceId, String resourceAccount, String resourceProduct) {
        Instant boughtAt = bought != null ? bought : begins;
        if (boughtAt == null) {
            throw new IllegalStateException("when was " + id + " bought?");
        }
        Instant endsAt = ends != null || begins == null ? ends : Moments.monthsAfter(begins, months);
        return new Order(
                id,
                account != null ? account : resourceAccount,
                resourceId,
                product != null ? product : resourceProduct,
                spec,
                type,
                chargeType,
                status,
                boughtAt,
                begins,
                endsAt,
                months,
                cash,
                coupon,
                offering,
                promotion,
                underContract,
                bundle,
                refunded,
                returnedBy);
    }
}
