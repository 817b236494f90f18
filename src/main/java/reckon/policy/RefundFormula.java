package reckon.policy;

import java.util.List;

/** How a partial refund is calculated: what a used term has consumed of what was paid for it. */
public sealed interface RefundFormula permits Tiers, ProRata {

    /** Returns the rule that the audit names for it. */
    Rule rule();

    /**
     * Returns what is consumed, part by part; one part at least.
     *
     * @param termOrders the term's own order and then its RESIZE orders in the order they took effect
     * @param usage how long the term was used
     * @param prices says afterwards whether a list price was missing, so that the parts are of no use
     */
    List<Subtrahend> consumed(List<Refundable> termOrders, Usage usage, SpecPrices prices);
}
