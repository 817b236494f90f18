package reckon.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;

/** What the rules answer to a request before points are asked for: an entitlement, or a refusal. */
sealed interface Answer {

    /**
     * No money, and why: a rejection, or a fault in the data.
     *
     * @param explanation the reason
     */
    record Refusal(Reason reason, Sentence explanation) implements Answer {}

    /**
     * Money to return.
     *
     * @param formula how the part of a partial refund was calculated; null for all others
     * @param costsPoints whether {@code termRefund} costs as many points (Rule F6)
     * @param usesChance whether it is the user's one seven-day full refund for the product (Rule F2)
     * @param usageDays D of Rule F3; null for kind RENEWAL
     * @param termOrders the orders that {@code termRefund} is spread over, in the order of the split; empty for kind RENEWAL
     * @param termRefund the part by Rule F0, F2 or F3, zero or greater
     * @param renewals unused renewals, each returned with all its cash that is left (Rules F1, F4)
     * @param resourceEnd the resource's new end for kind RENEWAL, null where no term is left and for kind RESOURCE
     * @param calculation how the amount comes about
     */
    record Entitlement(
            Decision decision,
            Rule rule,
            @Nullable RefundFormula formula,
            boolean costsPoints,
            boolean usesChance,
            @Nullable Integer usageDays,
            List<Refundable> termOrders,
            Money termRefund,
            List<Refundable> renewals,
            @Nullable Instant resourceEnd,
            Calculation calculation)
            implements Answer {

        /** Returns the cash that counts of all orders that are refunded on; below zero if more was given back than paid. */
        Money orderAmount() {
            return Refundable.cash(termOrders).plus(Refundable.cash(renewals));
        }

        Money refundAmount() {
            return termRefund.plus(Refundable.cash(renewals));
        }
    }
}
