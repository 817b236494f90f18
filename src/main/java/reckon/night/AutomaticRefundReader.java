package reckon.night;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import reckon.cases.AutomaticRefunds;
import reckon.policy.AutomaticRefund;

/**
 * Reads the orders that are refunded without a request. Where it was is not kept: an order that was refunded is not read again.
 * While a file is refused that decisions depend on, there are none (Rule I3).
 */
final class AutomaticRefundReader implements ItemStreamReader<AutomaticRefund> {
    private final Supplier<@Nullable AutomaticRefunds> orders;
    private @Nullable AutomaticRefunds opened;

    /** @param orders opens the orders when the step begins; null while they have to wait */
    AutomaticRefundReader(Supplier<@Nullable AutomaticRefunds> orders) {
        this.orders = orders;
    }

    @Override
    public void open(ExecutionContext context) {
        opened = orders.get();
    }

    @Override
    public @Nullable AutomaticRefund read() {
        return opened == null ? null : opened.next();
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
