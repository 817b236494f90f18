package reckon.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Faults in the data that do not allow a decision (Rule I3), asked after Rules E01-E18; the first match decides.
 *
 * <p>ACCOUNT_UNKNOWN comes before all rules and NO_LIST_PRICE where a calculation needs the price, so
 * neither is here.
 */
enum Fault {
    ACCOUNT_MISMATCH(
            Reason.ACCOUNT_MISMATCH,
            i -> !ordersOfOthers(i).isEmpty(),
            i -> "orders for the resource are of another account: " + ids(ordersOfOthers(i))),
    NO_ORDER(
            Reason.NO_ORDER,
            i -> i.subscription().orders().isEmpty(),
            i -> "no order for the resource was bought by "
                    + i.night().at(i.request().submittedAt())),
    TWO_CURRENT_TERMS(
            Reason.TWO_CURRENT_TERMS,
            i -> i.subscription().coveringTerms() > 1,
            i -> "more than one term covers " + i.night().at(i.request().submittedAt())),
    OVERLAPPING_TERMS(
            Reason.OVERLAPPING_TERMS, i -> i.subscription().hasOverlap(), i -> "terms of the resource overlap"),
    NO_CURRENT_TERM(
            Reason.NO_CURRENT_TERM,
            i -> i.request().kind() == RequestKind.RESOURCE && i.subscription().base() == null,
            i -> "no term covers " + i.night().at(i.request().submittedAt())
                    + " and none of the terms is a first one to begin");

    private static final List<Fault> IN_ORDER = List.of(values());

    private final Reason reason;
    private final Predicate<Inquiry> matches;
    private final Function<Inquiry, String> explanation;

    Fault(Reason reason, Predicate<Inquiry> matches, Function<Inquiry, String> explanation) {
        this.reason = reason;
        this.matches = matches;
        this.explanation = explanation;
    }

    /** Returns the first fault found, or null if the data allows a decision. */
    static Answer.@Nullable Refusal refusalOf(Inquiry inquiry) {
        for (Fault fault : IN_ORDER) {
            if (fault.matches.test(inquiry)) {
                return new Answer.Refusal(fault.reason, "held: " + fault.explanation.apply(inquiry));
            }
        }
        return null;
    }

    private static List<Order> ordersOfOthers(Inquiry inquiry) {
        String account = inquiry.request().accountId();
        List<Order> ofOthers = new ArrayList<>(0);
        for (Order order : inquiry.subscription().orders()) {
            if (!order.accountId().equals(account)) {
                ofOthers.add(order);
            }
        }
        return ofOthers;
    }

    private static String ids(List<Order> orders) {
        return String.join(", ", orders.stream().map(Order::orderId).toList());
    }
}
