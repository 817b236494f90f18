package reckon.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reckon.money.Money;

/** Round numbers for the lines of a grid. */
final class Ticks {
    private static final int MOST = 5;
    private static final long[] ROUND = {1, 2, 5, 10};

    private Ticks() {}

    /** Returns lengths in cents and their texts, from 0 to the first round number that is not below the largest amount. */
    static List<Map<String, Object>> upTo(Money largest) {
        long step = step(Math.max(largest.cents(), 1));
        List<Map<String, Object>> ticks = new ArrayList<>();
        for (long at = 0; ; at += step) {
            String text = step % 100 == 0 ? Numbers.count(at / 100) : Numbers.money(new Money(at));
            ticks.add(Map.of("value", at, "text", text));
            if (at >= largest.cents() && at > 0) {
                return ticks;
            }
        }
    }

    private static long step(long most) {
        for (long power = 1; ; power *= 10) {
            for (long round : ROUND) {
                if (power * round * (MOST - 1) >= most) {
                    return power * round;
                }
            }
        }
    }
}
