package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reckon.facts.DataFaults;
import reckon.facts.ListPrices;
import reckon.facts.Order;
import reckon.money.Money;

/** Rule F3 on every day of every length of month, against {@link ReferenceRefund}. */
class PartialRefundCalendarTest {
    private static final ListPrices PRICES =
            new PriceList().with("BCC", "s1", 1, "60.01").with("BCC", "s1", 12, "599.99");
    private static final PolicyVersion.PartialRefund POLICY =
            PolicyBuilder.published().build().partialRefund();
    private static final Money CASH = Money.of("2000.00");

    /** Terms that start on the 1st, the 15th and the last days of every month round a leap day. */
    private static Stream<Instant> starts() {
        Instant first = at("2023-01-01T10:00");
        return IntStream.range(0, 24).boxed().flatMap(month -> {
            Instant monthStart = Moments.monthsAfter(first, month);
            Instant nextMonth = Moments.monthsAfter(first, month + 1);
            return Stream.of(
                    monthStart,
                    monthStart.plus(Duration.ofDays(14)),
                    nextMonth.minus(Duration.ofDays(4)),
                    nextMonth.minus(Duration.ofDays(3)),
                    nextMonth.minus(Duration.ofDays(2)),
                    nextMonth.minus(Duration.ofDays(1)));
        });
    }

    private static List<Order> termFrom(Instant start) {
        return List.of(order("o-1").begins(start).months(36).cash("2000.00").build("i-1", "a-1", "BCC"));
    }

    private static Money left(List<Order> term, Instant end) {
        return Consumption.of(Usage.of(term, end, Moments.SHANGHAI), POLICY, new SpecPrices(PRICES, new DataFaults()))
                .leftOf(CASH);
    }

    @ParameterizedTest
    @MethodSource("starts")
    @DisplayName("F3: from every start, every number of days comes to what days, months and years cost by hand")
    void everyNumberOfDays(Instant start) {
        List<Order> term = termFrom(start);
        int step = Boolean.getBoolean("reckon.long") ? 1 : 7;
        for (int day = 1; day <= 800; day += isNearAnEdge(day) ? 1 : step) {
            Instant end = start.plus(Duration.ofDays(day));

            assertThat(left(term, end))
                    .as("%d days from %s", day, start)
                    .isEqualTo(ReferenceRefund.of(term, end, PRICES));
        }
    }

    /** Days round the first months, and round one and two years. */
    private static boolean isNearAnEdge(int day) {
        return day <= 93 || Math.abs(day - 366) < 35 || Math.abs(day - 731) < 5;
    }

    @ParameterizedTest
    @MethodSource("starts")
    @DisplayName(
            "F3: the refund does not rise from day to day within the short tier, nor between two anniversaries after it")
    void refundDoesNotRise(Instant start) {
        List<Order> term = termFrom(start);
        Money before = CASH;
        for (int day = 1; day <= 1095; day++) {
            Instant end = start.plus(Duration.ofDays(day));
            Money left = left(term, end);
            boolean mayRise = day == 31
                    || end.equals(Moments.monthsAfter(start, 12))
                    || end.equals(Moments.monthsAfter(start, 24))
                    || end.equals(Moments.monthsAfter(start, 36));
            if (!mayRise) {
                assertThat(left).as("%d days from %s", day, start).isLessThanOrEqualTo(before);
            }
            before = left;
        }
    }

    @Test
    @DisplayName("F3: from day 30 to day 31, and at an anniversary, the published formula lets it rise")
    void refundRisesWhereTheFormulaChanges() {
        Instant start = at("2023-01-01T10:00");
        List<Order> term = termFrom(start);

        assertThat(left(term, at("2023-02-01T10:00"))).isGreaterThan(left(term, at("2023-01-31T10:00")));
        assertThat(left(term, at("2024-01-01T10:00"))).isGreaterThan(left(term, at("2023-12-31T10:00")));
    }

    @Test
    @DisplayName("F3: a day of usage starts a microsecond after the last one ended")
    void everyDayStartsAMicrosecondAfterTheLast() {
        Instant start = at("2023-12-31T23:59:59.999999");
        for (int day = 0; day <= 400; day++) {
            Instant end = start.plus(Duration.ofDays(day));

            assertThat(Usage.startedDays(start, end)).isEqualTo(day);
            assertThat(Usage.startedDays(start, end.plusNanos(1_000))).isEqualTo(day + 1);
        }
        assertThat(Usage.startedDays(start, start.minusNanos(1_000))).isZero();
    }

    @Test
    @DisplayName("F3: the days of a first month, from every day of four years")
    void daysOfAFirstMonth() {
        Instant start = at("2023-01-01T10:00");
        for (int day = 0; day < 4 * 365 + 1; day++) {
            Instant begins = start.plus(Duration.ofDays(day));
            CalendarDate date = CalendarDate.of(begins);

            assertThat(Usage.of(termFrom(begins), begins, Moments.SHANGHAI).daysInFirstMonth())
                    .as("%s", date)
                    .isEqualTo(date.daysUntil(date.plusMonths(1)))
                    .isBetween(28, 31);
        }
    }
}
