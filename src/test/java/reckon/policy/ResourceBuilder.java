package reckon.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.facts.AcceptedRequest;
import reckon.facts.Order;
import reckon.facts.Resource;
import reckon.facts.ResourceFacts;
import reckon.facts.ResourceStatus;

/** A resource and its orders in few words; unless said otherwise ACTIVE and of account a-1. */
final class ResourceBuilder {
    final String id;
    final String product;
    private final List<OrderBuilder> orders = new ArrayList<>();
    private String account = "a-1";
    private ResourceStatus status = ResourceStatus.ACTIVE;
    private boolean hasLine = true;
    private boolean packageUsed;
    private boolean benefitUsed;
    private boolean invoiced;
    private boolean inTransaction;
    private @Nullable AcceptedRequest unsubscription;

    private ResourceBuilder(String id, String product) {
        this.id = id;
        this.product = product;
    }

    static ResourceBuilder resource(String id, String product) {
        return new ResourceBuilder(id, product);
    }

    /** Returns an instance i-1 of account a-1. */
    static ResourceBuilder instance(OrderBuilder... orders) {
        return resource("i-1", "BCC").orders(orders);
    }

    ResourceBuilder orders(OrderBuilder... given) {
        orders.addAll(List.of(given));
        return this;
    }

    String account() {
        return account;
    }

    ResourceBuilder account(String given) {
        account = given;
        return this;
    }

    ResourceBuilder status(ResourceStatus given) {
        status = given;
        return this;
    }

    /** Only the orders were delivered, the resource's own line never was. */
    ResourceBuilder withoutLine() {
        hasLine = false;
        return this;
    }

    ResourceBuilder packageUsed() {
        packageUsed = true;
        return this;
    }

    ResourceBuilder benefitUsed() {
        benefitUsed = true;
        return this;
    }

    ResourceBuilder invoiced() {
        invoiced = true;
        return this;
    }

    ResourceBuilder inTransaction() {
        inTransaction = true;
        return this;
    }

    /** An earlier run accepted the RESOURCE request q-0, submitted then. */
    ResourceBuilder unsubscribedAt(String local) {
        unsubscription = new AcceptedRequest("q-0", Moments.at(local));
        return this;
    }

    List<Order> buildOrders() {
        return orders.stream().map(order -> order.build(id, account, product)).toList();
    }

    ResourceFacts build() {
        Resource line = hasLine
                ? new Resource(id, account, product, status, packageUsed, benefitUsed, invoiced, inTransaction)
                : null;
        return new ResourceFacts(id, line, buildOrders(), unsubscription);
    }
}
