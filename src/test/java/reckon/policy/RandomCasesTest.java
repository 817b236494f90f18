package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.Case;
import reckon.facts.ChargeType;
import reckon.facts.Order;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;
import reckon.facts.QuotaBalances;
import reckon.facts.ResourceFacts;
import reckon.money.Money;
import reckon.money.Points;

/** Invariants I1, I2 and I3 and the ledger of points, on thousands of generated cases. */
class RandomCasesTest {
    private static final int CASES = Boolean.getBoolean("reckon.long") ? 100_000 : 3_000;

    private static void forEachCase(Consumer<Case> check) {
        forEachCase(CASES, check);
    }

    private static void forEachCase(int cases, Consumer<Case> check) {
        for (long seed = 1; seed <= cases; seed++) {
            try {
                check.accept(RandomCase.of(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static Runs runs(Case file) {
        return new Runs(file, RandomCase.POLICIES, RandomCase.PRICES);
    }

    private static Runs oneRun(Case file) {
        Runs runs = runs(file);
        CaseOutcome outcome = runs.run(RandomCase.LAST_NIGHT);
        assertThat(outcome.decisions()).hasSameSizeAs(file.requests());
        return runs;
    }

    @Test
    @DisplayName("the generated cases reach every decision and nearly every reason")
    void casesReachWhatTheyShould() {
        Set<Decision> decisions = EnumSet.noneOf(Decision.class);
        Set<Reason> missing = EnumSet.allOf(Reason.class);
        forEachCase(file -> oneRun(file).lines().values().forEach(line -> {
            decisions.add(line.ruling().decision());
            if (line.ruling().reason() != null) {
                missing.remove(line.ruling().reason());
            }
        }));

        assertThat(decisions).containsExactlyInAnyOrder(Decision.values());
        assertThat(missing)
                .isSubsetOf(
                        Reason.RESERVED_INSTANCE,
                        Reason.SUPPORT_BENEFIT_USED,
                        Reason.SALES_CONTRACT,
                        Reason.NO_ORDER,
                        Reason.FILE_REFUSED,
                        Reason.LINE_REJECTED);
    }

    @Test
    @DisplayName(
            "the order in which a database returns orders, members and requests changes no decision and no explanation")
    void orderOfWhatIsReadDoesNotMatter() {
        forEachCase(file -> assertThat(oneRun(backwards(file)).lines())
                .isEqualTo(oneRun(file).lines()));
    }

    private static Case backwards(Case file) {
        Map<String, ResourceFacts> resources = new LinkedHashMap<>();
        backwards(file.resources().keySet()).forEach(id -> {
            ResourceFacts resource = file.resource(id);
            resources.put(
                    id,
                    new ResourceFacts(id, resource.line(), backwards(resource.orders()), resource.unsubscription()));
        });
        Map<String, Set<String>> bundles = new HashMap<>();
        file.bundles().forEach((id, members) -> bundles.put(id, new LinkedHashSet<>(backwards(members))));
        return new Case(
                file.userId(),
                file.accounts(),
                backwards(file.requests()),
                resources,
                bundles,
                file.decidedMembers(),
                file.chancesUsed());
    }

    private static <T> List<T> backwards(Collection<T> all) {
        List<T> result = new ArrayList<>(all);
        Collections.reverse(result);
        return result;
    }

    @Test
    @DisplayName("I1: one run after three months and a run every night come to the same")
    void runEveryNightComesToTheSame() {
        forEachCase(CASES / 10, file -> assertSame(file, oneRun(file), nightByNight(file, 1)));
    }

    @Test
    @DisplayName("I1: one run after three months and runs on some nights come to the same")
    void runsOnSomeNightsComeToTheSame() {
        forEachCase(file -> assertSame(file, oneRun(file), nightByNight(file, 40)));
    }

    @Test
    @DisplayName("I1: a run that is started again over the same facts comes to the same")
    void secondStartComesToTheSame() {
        forEachCase(file -> {
            Runs twice = oneRun(file);
            twice.run(RandomCase.LAST_NIGHT);
            assertSame(file, oneRun(file), twice);
        });
    }

    /** Runs on nights that are up to {@code stride} apart, and on the last one. */
    private static Runs nightByNight(Case file, int stride) {
        Random random = new Random(stride);
        Runs runs = runs(file);
        LocalDate night = RandomCase.FIRST_NIGHT;
        while (night.isBefore(RandomCase.LAST_NIGHT)) {
            runs.run(night);
            night = night.plusDays(1 + random.nextInt(stride));
        }
        runs.run(RandomCase.LAST_NIGHT);
        return runs;
    }

    private static void assertSame(Case file, Runs once, Runs often) {
        assertThat(often.lines().keySet()).isEqualTo(once.lines().keySet());
        once.lines().forEach((requestId, line) -> {
            DecisionLine other = Objects.requireNonNull(often.lines().get(requestId));
            if (line.ruling().decision() == Decision.HELD) {
                // it shows the points of its own night
                assertThat(other.ruling()).isEqualTo(line.ruling());
                assertThat(other.orderId()).isEqualTo(line.orderId());
            } else {
                assertThat(other).isEqualTo(line);
            }
        });
        file.accounts().keySet().forEach(id -> assertThat(often.movementsOf(id)).isEqualTo(once.movementsOf(id)));
    }

    @Test
    @DisplayName("I2: on no order more than its cash, no line of nothing, and the lines come to the refund")
    void moneyIsNeverInvented() {
        forEachCase(file -> {
            Map<String, Money> refunded = new HashMap<>();
            Map<String, Order> orders = new HashMap<>();
            file.resources().values().forEach(resource -> resource.orders().forEach(o -> orders.put(o.orderId(), o)));
            for (DecisionLine line : oneRun(file).lines().values()) {
                Money sum = Money.ZERO;
                Money cash = Money.ZERO;
                for (RefundLine refund : line.ruling().refunds()) {
                    Order order = Objects.requireNonNull(orders.get(refund.orderId()));
                    assertThat(refund.refundAmount()).isGreaterThan(Money.ZERO);
                    assertThat(refund.orderAmount()).isLessThanOrEqualTo(order.cash());
                    assertThat(order.resourceId()).isEqualTo(line.resourceId());
                    assertThat(order.accountId()).isEqualTo(line.accountId());
                    if (refund.kind() != RefundKind.PARTIAL) {
                        assertThat(refund.refundAmount()).isEqualTo(refund.orderAmount());
                    }
                    refunded.merge(refund.orderId(), refund.refundAmount(), Money::plus);
                    sum = sum.plus(refund.refundAmount());
                    cash = cash.plus(refund.orderAmount());
                }
                assertThat(line.ruling().refundAmount()).isEqualTo(sum);
                if (line.ruling().decision().isAccepted()) {
                    assertThat(sum).isGreaterThan(Money.ZERO);
                    assertThat(line.ruling().orderAmount()).isGreaterThanOrEqualTo(cash);
                } else {
                    assertThat(line.ruling().refunds()).isEmpty();
                    assertThat(line.ruling().orderAmount()).isNull();
                }
            }
            refunded.forEach((id, sum) -> assertThat(sum)
                    .isLessThanOrEqualTo(Objects.requireNonNull(orders.get(id)).cash()));
        });
    }

    @Test
    @DisplayName("F3: every partial refund comes to what it comes to when worked out day by day")
    void partialRefundsAreWorkedOutASecondTime() {
        forEachCase(file -> {
            for (DecisionLine line : oneRun(file).lines().values()) {
                if (line.ruling().decision() == Decision.PARTIAL
                        && line.policyVersion().equals("v1")) {
                    Money termRefund = line.ruling().refunds().stream()
                            .filter(refund -> refund.kind() == RefundKind.PARTIAL)
                            .map(RefundLine::refundAmount)
                            .reduce(Money.ZERO, Money::plus);

                    assertThat(termRefund)
                            .as("%s", line)
                            .isEqualTo(ReferenceRefund.of(
                                    termAmount(line), termOrders(file, line), line.submittedAt(), RandomCase.PRICES));
                }
            }
        });
    }

    /** Returns the cash that counts for the term: all that the decision is about, less the renewals that go with it. */
    private static Money termAmount(DecisionLine line) {
        Money renewals = line.ruling().refunds().stream()
                .filter(refund -> refund.kind() == RefundKind.RENEWAL)
                .map(RefundLine::refundAmount)
                .reduce(Money.ZERO, Money::plus);
        return Objects.requireNonNull(line.ruling().orderAmount()).minus(renewals);
    }

    private static List<Order> termOrders(Case file, DecisionLine line) {
        List<Order> orders = file.resource(line.resourceId()).orders();
        Order base = orders.stream()
                .filter(order -> order.orderId().equals(line.orderId()))
                .findFirst()
                .orElseThrow();
        List<Order> result = new ArrayList<>(List.of(base));
        for (Order order : orders) {
            if (order.type() == OrderType.RESIZE
                    && order.status() == OrderStatus.COMPLETED
                    && order.chargeType() == ChargeType.PREPAID
                    && !order.purchasedAt().isAfter(line.submittedAt())
                    && Objects.requireNonNull(order.expiresAt()).isAfter(effect(base))) {
                result.add(order);
            }
        }
        return result;
    }

    private static Instant effect(Order order) {
        return Objects.requireNonNull(order.effectiveAt());
    }

    @Test
    @DisplayName("Q6: a balance is the sum of its movements, no pot is below zero, and only accepted requests spend")
    void balanceIsTheSumOfItsMovements() {
        forEachCase(file -> {
            Runs runs = oneRun(file);
            file.accounts().keySet().forEach(id -> assertBooked(runs, runs.movementsOf(id)));
            Points spent = runs.lines().values().stream()
                    .map(line -> line.ruling().pointsSpent())
                    .reduce(Points.ZERO, Points::plus);
            Points booked = file.accounts().keySet().stream()
                    .flatMap(id -> runs.movementsOf(id).stream())
                    .filter(movement -> movement.kind() == Movement.Kind.SPEND)
                    .map(Movement::points)
                    .reduce(Points.ZERO, Points::plus);
            assertThat(booked).isEqualTo(spent.negated());
        });
    }

    private static void assertBooked(Runs runs, List<Movement> movements) {
        Points balance = Points.ZERO;
        Instant before = Instant.MIN;
        for (int i = 0; i < movements.size(); i++) {
            Movement movement = movements.get(i);
            QuotaBalances after = movement.after();
            if (movement.kind() == Movement.Kind.SPEND) {
                DecisionLine line = Objects.requireNonNull(runs.lines().get(movement.reference()));
                assertThat(line.pointsBefore()).isEqualTo(balance);
                assertThat(line.ruling().pointsSpent())
                        .isEqualTo(movement.points().negated());
                assertThat(line.ruling().rule()).isEqualTo(Rule.F3);
            }
            balance = balance.plus(movement.points());
            assertThat(after.total()).isEqualTo(balance);
            assertThat(after.movements()).isEqualTo(i + 1);
            assertThat(List.of(after.lasting(), after.monthly(), after.monthBound()))
                    .allMatch(pot -> pot.compareTo(Points.ZERO) >= 0);
            assertThat(movement.kind() == Movement.Kind.LAPSE || movement.kind() == Movement.Kind.SPEND)
                    .isEqualTo(movement.points().compareTo(Points.ZERO) < 0);
            assertThat(movement.effectiveAt()).isAfterOrEqualTo(before);
            before = movement.effectiveAt();
        }
        assertThat(movements.stream().filter(movement -> movement.kind() == Movement.Kind.INITIAL))
                .hasSize(1);
        assertThat(movements.stream().filter(movement -> movement.kind() == Movement.Kind.RESET))
                .hasSize(4);
    }

    @Test
    @DisplayName("I3: what is held or rejected costs nothing")
    void whatIsNotAcceptedCostsNothing() {
        forEachCase(file -> oneRun(file).lines().values().forEach(line -> {
            Ruling ruling = line.ruling();
            if (!ruling.decision().isAccepted()) {
                assertThat(ruling.refundAmount()).isEqualTo(Money.ZERO);
                assertThat(ruling.pointsSpent()).isEqualTo(Points.ZERO);
                assertThat(ruling.reason()).isNotNull();
                assertThat(line.unsubscribes()).isFalse();
            } else {
                assertThat(ruling.reason()).isNull();
            }
        }));
    }
}
