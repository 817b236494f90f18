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
            i -> Sentence.of(
                    "orders for the resource are of another account: {0}."
                            + " Deliver these orders, or the resource, with the right account",
                    ids(ordersOfOthers(i)))),
    NO_ORDER(
            Reason.NO_ORDER,
            i -> i.subscription().orders().isEmpty(),
            i -> Sentence.of(
                    "no order for the resource was bought by {0}. Deliver its orders in a file of orders",
                    i.night().at(i.request().submittedAt()))),
    TWO_CURRENT_TERMS(
            Reason.TWO_CURRENT_TERMS,
            i -> i.subscription().coveringTerms().size() > 1,
            i -> Sentence.of(
                    "more than one term covers {0}: those of the orders {1}."
                            + " Deliver these orders with the right times",
                    i.night().at(i.request().submittedAt()),
                    ids(i.subscription().coveringTerms()))),
    OVERLAPPING_TERMS(
            Reason.OVERLAPPING_TERMS,
            i -> !i.subscription().overlap().isEmpty(),
            i -> Sentence.of(
                    "terms of the resource overlap: those of the orders {0}."
                            + " Deliver these orders with the right times",
                    ids(i.subscription().overlap()))),
    NO_CURRENT_TERM(
            Reason.NO_CURRENT_TERM,
            i -> i.request().kind() == RequestKind.RESOURCE && i.subscription().base() == null,
            i -> Sentence.of(
                    "no term covers {0}{1}. Deliver the order that is missing, or these with the right times",
                    i.night().at(i.request().submittedAt()), gap(i)));

    private static final List<Fault> IN_ORDER = List.of(values());

    private final Reason reason;
    private final Predicate<Inquiry> matches;
    private final Function<Inquiry, Sentence> explanation;

    Fault(Reason reason, Predicate<Inquiry> matches, Function<Inquiry, Sentence> explanation) {
        this.reason = reason;
        this.matches = matches;
        this.explanation = explanation;
    }

    /** Returns the first fault found, or null if the data allows a decision. */
    static Answer.@Nullable Refusal refusalOf(Inquiry inquiry) {
        for (Fault fault : IN_ORDER) {
            if (fault.matches.test(inquiry)) {
                return new Answer.Refusal(fault.reason, Sentence.of("held: {0}", fault.explanation.apply(inquiry)));
            }
        }
        return null;
    }

    /** Whether a reason is that of one of these faults. */
    static boolean isReason(@Nullable Reason reason) {
        return IN_ORDER.stream().anyMatch(fault -> fault.reason == reason);
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
    private static Sentence gap(Inquiry inquiry) {
        Order before = null;
        Order behind = null;
        for (Order term : inquiry.subscription().terms()) {
            if (!term.startsAt().isAfter(inquiry.request().submittedAt())) {
                before = term;
            } else if (behind == null) {
                behind = term;
            }
        }
        return gap(before, behind, inquiry.night());
    }

    private static Sentence gap(@Nullable Order before, @Nullable Order behind, Night night) {
        if (before != null && behind != null) {
            return Sentence.of(
                    ": the term of {0} ended at {1} and that of {2} begins at {3}",
                    before.orderId(), night.at(before.endsAt()), behind.orderId(), night.at(behind.startsAt()));
        }
        if (before != null) {
            return Sentence.of(": the term of {0} ended at {1}", before.orderId(), night.at(before.endsAt()));
        }
        return behind == null
                ? Sentence.of("")
                : Sentence.of(
                        ": the first term, of {0}, is not that of a NEW order and begins at {1}",
                        behind.orderId(), night.at(behind.startsAt()));
    }

    private static List<String> ids(List<Order> orders) {
        return orders.stream().map(Order::orderId).toList();
    }
}
