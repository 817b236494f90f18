package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.resize;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.DataFaults;
import reckon.facts.Order;
import reckon.money.Money;

/** Rule F3 on generated terms with any number of resizes and any prices, against {@link ReferenceRefund}. */
class RandomTermsTest {
    private static final int TERMS = Boolean.getBoolean("reckon.long") ? 20_000 : 300;
    private static final PolicyVersion.PartialRefund POLICY =
            PolicyBuilder.published().build().partialRefund();

    private final List<Order> orders = new ArrayList<>();
    private final PriceList prices = new PriceList();
    private Instant start = Instant.EPOCH;

    private void generate(long seed) {
        Random random = new Random(seed);
        orders.clear();
        start = at("2023-01-01T00:00").plus(Duration.ofHours(random.nextInt(2 * 365 * 24)));
        orders.add(order("o-0")
                .begins(start)
                .months(36)
                .spec("s-" + seed + "-0")
                .cash("5000.00")
                .build("i-1", "a-1", "BCC"));
        int resizes = random.nextInt(4);
        for (int i = 0; i <= resizes; i++) {
            String spec = "s-" + seed + "-" + i;
            int monthly = 1 + random.nextInt(20_000);
            prices.with("BCC", spec, 1, new Money(monthly).toString());
            prices.with("BCC", spec, 12, new Money(monthly * (9L + random.nextInt(4))).toString());
            if (i > 0) {
                Instant effective =
                        start.plus(Duration.ofHours(random.nextInt(random.nextBoolean() ? 40 * 24 : 500 * 24)));
                orders.add(
                        resize("o-" + i, spec).begins(effective).cash("10.00").build("i-1", "a-1", "BCC"));
            }
        }
        orders.subList(1, orders.size()).sort(Subscription.BY_START);
    }

    private Money left(Instant end) {
        Money cash = Refundable.cash(Refundable.whole(orders));
        Money left = Consumption.of(
                        Usage.of(orders, end, Moments.SHANGHAI), POLICY, new SpecPrices(prices, new DataFaults()))
                .leftOf(cash);
        return left.isNegative() ? Money.ZERO : left;
    }

    @Test
    @DisplayName("F3: each term comes to what its days come to one by one")
    void termsComeToWhatTheirDaysComeTo() {
        for (long seed = 1; seed <= TERMS; seed++) {
            generate(seed);
            Random random = new Random(seed);
            for (int i = 0; i < 12; i++) {
                Instant end = start.plus(Duration.ofMinutes(random.nextInt((i < 4 ? 33 : 800) * 24 * 60)));

                assertThat(left(end)).as("seed %d at %s", seed, end).isEqualTo(ReferenceRefund.of(orders, end, prices));
            }
        }
    }

    @Test
    @DisplayName("F3: within the short tier no refund rises from day to day, however often the spec changed")
    void refundDoesNotRiseWithinTheShortTier() {
        for (long seed = 1; seed <= TERMS; seed++) {
            generate(seed);
            Money before = Refundable.cash(Refundable.whole(orders));
            for (int day = 0; day <= 30; day++) {
                Money left = left(start.plus(Duration.ofDays(day)));

                assertThat(left).as("seed %d after %d days", seed, day).isLessThanOrEqualTo(before);
                before = left;
            }
        }
    }
}
