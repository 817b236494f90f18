package reckon.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reckon.facts.Order;

/**
 * What was used at the rate that was paid (Rule F3P): cash × days used ÷ days paid for, so that cash × days left ÷ days paid for is
 * returned. Days are of 24 h, a started one counts as a whole one.
 *
 * <p>A RESIZE counts over its own time, from where it or the term begins: it paid, or gave back, for those days only.
 */
public record ProRata() implements RefundFormula {

    @Override
    public Rule rule() {
        return Rule.F3P;
    }

    @Override
    public List<Subtrahend> consumed(List<Refundable> termOrders, Usage usage, SpecPrices prices) {
        List<Subtrahend> parts = new ArrayList<>(1);
        Instant termStart = termOrders.get(0).order().startsAt();
        for (Refundable refundable : termOrders) {
            Order order = refundable.order();
            Instant from = order.startsAt().isBefore(termStart) ? termStart : order.startsAt();
            int paidDays = Usage.startedDays(from, order.endsAt());
            int usedDays = Math.min(paidDays, Usage.startedDays(from, usage.end()));
            if (usedDays > 0) {
                parts.add(Subtrahend.days(usedDays, refundable.cash(), paidDays));
            }
        }
        return parts.isEmpty() ? List.of(Subtrahend.nothing()) : parts;
    }
}
