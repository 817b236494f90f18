package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.AcceptedRequest;
import reckon.facts.AccountFacts;
import reckon.facts.Case;
import reckon.facts.CaseCollector;
import reckon.facts.DecidedMember;
import reckon.facts.Grant;
import reckon.facts.Order;
import reckon.facts.RequestKind;
import reckon.facts.Resource;
import reckon.facts.ResourceCollector;
import reckon.facts.ResourceFacts;
import reckon.facts.Risk;
import reckon.money.Money;
import reckon.money.Points;

/** A case put together from its rows, in whatever order they come. */
class CollectedCaseTest {
    private static final int CASES = 300;

    @Test
    @DisplayName("rows in any order make the same case")
    void rowsInAnyOrderMakeTheSameCase() {
        for (long seed = 1; seed <= CASES; seed++) {
            Case whole = inOrder(RandomCase.of(seed));

            assertThat(collected(whole, new Random(seed))).as("seed %d", seed).isEqualTo(whole);
        }
    }

    /** Returns a case with its requests and grants in the order in which a collected one has them. */
    private static Case inOrder(Case whole) {
        Map<String, AccountFacts> accounts = new TreeMap<>();
        whole.accounts()
                .forEach((id, account) -> accounts.put(
                        id,
                        new AccountFacts(
                                id,
                                account.risk(),
                                account.firstKnownOn(),
                                account.balances(),
                                account.grants().stream()
                                        .sorted(Comparator.comparing(Grant::grantId))
                                        .toList(),
                                account.consumption(),
                                account.lapsed())));
        return new Case(
                whole.userId(),
                accounts,
                whole.requests().stream().sorted().toList(),
                whole.resources(),
                whole.bundles(),
                whole.decidedMembers(),
                whole.chancesUsed());
    }

    private static Case collected(Case whole, Random random) {
        CaseCollector collector = new CaseCollector(whole.userId());
        List<Runnable> rows = new ArrayList<>();
        whole.requests().forEach(request -> rows.add(() -> collector.add(request)));
        whole.accounts().forEach((id, account) -> {
            rows.add(() -> collector.addAccount(id, account.risk(), account.firstKnownOn(), account.balances()));
            account.grants().forEach(grant -> rows.add(() -> collector.add(grant)));
            account.consumption()
                    .forEach((month, amount) -> rows.add(() -> collector.addConsumption(id, month, amount)));
        });
        whole.chancesUsed().forEach((product, id) -> rows.add(() -> collector.addChanceUsed(id, product)));
        whole.resources().values().forEach(resource -> rows.add(() -> collector.add(collected(resource, random))));
        Collections.shuffle(rows, random);
        rows.forEach(Runnable::run);
        return collector.build();
    }

    private static ResourceFacts collected(ResourceFacts whole, Random random) {
        ResourceCollector collector = new ResourceCollector(whole.resourceId());
        List<Runnable> rows = new ArrayList<>();
        Resource line = whole.line();
        if (line != null) {
            rows.add(() -> collector.add(line));
            rows.add(() -> collector.add(line));
        }
        for (Order order : whole.orders()) {
            Order delivered = order.withRefunded(Money.ZERO, null);
            rows.add(() -> collector.add(delivered));
            rows.add(() -> collector.add(delivered));
            if (!order.refunded().isZero() || order.returnedBy() != null) {
                rows.add(() -> collector.addReturned(order.orderId(), order.refunded(), order.returnedBy()));
            }
        }
        Collections.shuffle(rows, random);
        rows.forEach(Runnable::run);
        return collector.build();
    }

    @Test
    @DisplayName("what was returned on an order is added up, and the first request among those who returned it is kept")
    void whatWasReturnedIsAddedUp() {
        AcceptedRequest first = new AcceptedRequest("q-1", at("2023-01-05T10:00"));
        ResourceCollector collector = new ResourceCollector("i-1");
        collector.addReturned("o-1", Money.of("10.00"), null);
        collector.add(order("o-1").build("i-1", "a-1", "BCC"));
        collector.addReturned("o-1", Money.of("15.00"), new AcceptedRequest("q-2", at("2023-01-05T10:00")));
        collector.addReturned("o-1", Money.of("5.00"), first);
        collector.addReturned("o-2", Money.of("99.00"), null);

        assertThat(collector.build().orders()).singleElement().satisfies(order -> {
            assertThat(order.refunded()).isEqualTo(Money.of("30.00"));
            assertThat(order.returnedBy()).isEqualTo(first);
        });
    }

    @Test
    @DisplayName("a renewal for which no request returned money may have been taken without a refund")
    void renewalsThatNoRequestReturnedAreTold() {
        ResourceCollector collector = new ResourceCollector("i-1");
        collector.add(order("o-1").cash("0.00").build("i-1", "a-1", "BCC"));
        collector.add(renewal("o-2").cash("0.00").build("i-1", "a-1", "BCC"));
        collector.add(renewal("o-3").cash("5.00").build("i-1", "a-1", "BCC"));
        collector.add(renewal("o-4").cash("5.00").build("i-1", "a-1", "BCC"));
        collector.addReturned("o-3", Money.of("2.00"), new AcceptedRequest("q-1", at("2023-01-05T10:00")));
        collector.addReturned("o-4", Money.of("5.00"), null);

        assertThat(collector.renewalsNotReturned()).containsExactly("o-2", "o-4");
    }

    @Test
    @DisplayName("a resource is known by the request that gave it back, even without a line or an order")
    void requestThatGaveItBackIsKept() {
        AcceptedRequest earlier = new AcceptedRequest("q-0", at("2023-01-05T10:00"));
        ResourceCollector collector = new ResourceCollector("i-1");
        collector.add(earlier);

        assertThat(collector.build()).isEqualTo(new ResourceFacts("i-1", null, List.of(), earlier));
    }

    @Test
    @DisplayName("the members of a bundle are the resources with an order of it, of whatever account")
    void membersOfABundleAreLinked() {
        CaseCollector collector = new CaseCollector("a-1");
        collector.add(resourceWith(order("o-1").bundle("b-1").build("i-1", "a-1", "BCC")));
        collector.add(resourceWith(order("o-2").bundle("b-1").build("d-1", "a-2", "CDS")));
        collector.add(resourceWith(order("o-3").build("e-1", "a-1", "EIP")));
        DecidedMember decided = new DecidedMember("a-2", "d-1", RequestKind.RESOURCE, at("2023-01-05T10:00"));
        collector.add(decided);

        Case known = collector.build();

        assertThat(known.bundles()).containsOnlyKeys("b-1");
        assertThat(known.bundles().get("b-1")).containsExactly("d-1", "i-1");
        assertThat(known.decidedMembers()).containsExactly(decided);
    }

    private static ResourceFacts resourceWith(Order order) {
        ResourceCollector collector = new ResourceCollector(order.resourceId());
        collector.add(order);
        return collector.build();
    }

    @Test
    @DisplayName("Q7: what lapsed of a month and what was restored of it are added up")
    void lapsedPointsAreAddedUp() {
        YearMonth january = YearMonth.of(2023, 1);
        CaseCollector collector = new CaseCollector("a-1");
        collector.addLapsed("a-1", january, Points.of("-4.00"));
        collector.addAccount("a-1", Risk.CLEAR, LocalDate.parse("2023-01-01"), null);
        collector.addLapsed("a-1", january, Points.of("10.00"));
        collector.addLapsed("a-9", january, Points.of("10.00"));

        assertThat(collector.build().accounts()).containsOnlyKeys("a-1");
        assertThat(collector.build().accounts().values())
                .extracting(AccountFacts::lapsed)
                .containsExactly(Map.of(january, Points.of("6.00")));
    }

    @Test
    @DisplayName("Q7: a LAPSE is of the month before the one that it names, a RESTORE of the month of its request")
    void lapsedMonthIsRead() {
        Policies policies = RandomCase.POLICIES;

        assertThat(Movement.monthLapsed(Movement.Kind.LAPSE, at("2023-02-01T00:00"), "2023-02", policies))
                .isEqualTo(YearMonth.of(2023, 1));
        assertThat(Movement.monthLapsed(Movement.Kind.RESTORE, at("2023-01-31T23:59:59"), "q-1", policies))
                .isEqualTo(YearMonth.of(2023, 1));
    }

    @Test
    @DisplayName("F2: of several accounts that had the chance for a product the first by id is named")
    void firstAccountWithTheChanceIsNamed() {
        CaseCollector collector = new CaseCollector("a-1");
        collector.addChanceUsed("a-3", "BCC");
        collector.addChanceUsed("a-2", "BCC");
        collector.addChanceUsed("a-3", "CDS");

        assertThat(collector.build().chancesUsed()).isEqualTo(Map.of("BCC", "a-2", "CDS", "a-3"));
    }
}
