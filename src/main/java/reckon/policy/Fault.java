package reckon.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reckon.facts.Order;
import reckon.facts.RequestKind;

/**
 * Faults in the data that do not allow a decision (Rule I3), asked after Rules E01-E18; the first match decides.
 *
 * <p>FILE_REFUSED, ACCOUNT_UNKNOWN and LINE_REJECTED come before all rules, see {@link Delivery}, and NO_LIST_PRICE where a
 * calculation needs the price, so none of them is here.
 */
enum Fault {
    ACCOUNT_MISMATCH(
            Reason.ACCOUNT_MISMATCH,
            i -> !ordersOfOthers(i).isEmpty(),
            i -> "orders for the resource are of another account: " + ids(ordersOfOthers(i))
                    + ". Deliver these orders, or the resource, with the right account"),
    NO_ORDER(
            Reason.NO_ORDER,
            i -> i.subscription().orders().isEmpty(),
            i -> "no order for the resource was bought by "
                    + i.night().at(i.request().submittedAt()) + ". Deliver its orders in a file of orders"),
    TWO_CURRENT_TERMS(
            Reason.TWO_CURRENT_TERMS,
            i -> i.subscription().coveringTerms().size() > 1,
            i -> "more than one term covers " + i.night().at(i.request().submittedAt()) + ": those of the orders "
                    + ids(i.subscription().coveringTerms()) + ". Deliver these orders with the right times"),
    OVERLAPPING_TERMS(
            Reason.OVERLAPPING_TERMS,
            i -> !i.subscription().overlap().isEmpty(),
            i -> "terms of the resource overlap: those of the orders "
                    + ids(i.subscription().overlap()) + ". Deliver these orders with the right times"),
    NO_CURRENT_TERM(
            Reason.NO_CURRENT_TERM,
            i -> i.request().kind() == RequestKind.RESOURCE && i.subscription().base() == null,
            i -> "no term covers " + i.night().at(i.request().submittedAt()) + gap(i)
                    + ". Deliver the order that is missing, or these with the right times");

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

    /** Returns between which terms there is none, or what stands first where none has begun. */
    private static String gap(Inquiry inquiry) {
        Order before = null;
        Order behind = null;
        for (Order term : inquiry.subscription().terms()) {
            if (!term.startsAt().isAfter(inquiry.request().submittedAt())) {
                before = term;
            } else if (behind == null) {
                behind = term;
            }
        }
        StringBuilder text = new StringBuilder();
        if (before != null) {
            text.append(": the term of ").append(before.orderId()).append(" ended at ");
            text.append(inquiry.night().at(before.endsAt()));
        }
        if (behind != null) {
            text.append(before == null ? ": the first term, of " : " and that of ")
                    .append(behind.orderId());
            text.append(before == null ? ", is not that of a NEW order and begins at " : " begins at ");
            text.append(inquiry.night().at(behind.startsAt()));
        }
        return text.toString();
    }

    private static String ids(List<Order> orders) {
        return String.join(", ", orders.stream().map(Order::orderId).toList());
    }
}
