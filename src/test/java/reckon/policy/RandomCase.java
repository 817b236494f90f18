package reckon.policy;

import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.resize;
import static reckon.policy.ResourceBuilder.resource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reckon.facts.AccountFacts;
import reckon.facts.Case;
import reckon.facts.Grant;
import reckon.facts.ListPrices;
import reckon.facts.Offering;
import reckon.facts.Order;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;
import reckon.facts.Promotion;
import reckon.facts.Request;
import reckon.facts.RequestKind;
import reckon.facts.ResourceFacts;
import reckon.facts.ResourceStatus;
import reckon.facts.Risk;
import reckon.money.Money;
import reckon.money.Points;

/** One user's case over three months, the same for the same seed: mostly sound, with every fault now and then. */
final class RandomCase {
    static final LocalDate FIRST_NIGHT = LocalDate.parse("2022-12-20");
    static final LocalDate LAST_NIGHT = LocalDate.parse("2023-03-31");
    static final Policies POLICIES = new Policies(List.of(
            PolicyBuilder.published().called("v1").initialPoints("120.00").build(),
            PolicyBuilder.published()
                    .called("v2")
                    .validFrom("2023-02-10T12:00")
                    .shortTier(20, "1.25")
                    .pointsPerUnit("0.333")
                    .build()));
    static final ListPrices PRICES = PriceList.usual();

    private static final List<String> PRODUCTS = List.of(
            "BCC", "BCC", "BCC", "GPU", "CDS", "CDS", "EIP", "USAGE_PACKAGE", "STORAGE_PACKAGE", "MARKETPLACE", "RDS");
    private static final Instant FIRST = at("2022-12-20T00:00");
    private static final List<Instant> TURNS_OF_MONTHS =
            List.of(at("2023-01-01T00:00"), at("2023-02-01T00:00"), at("2023-02-10T12:00"), at("2023-03-01T00:00"));

    private final Random random;
    private final List<String> accounts = new ArrayList<>();
    private final Map<String, ResourceFacts> resources = new TreeMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, Set<String>> bundles = new HashMap<>();
    private int orders;

    private RandomCase(long seed) {
        random = new Random(seed);
    }

    static Case of(long seed) {
        return new RandomCase(seed).file();
    }

    private Case file() {
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            accounts.add("a-" + i);
        }
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            addResource("r-" + i);
        }
        Map<String, AccountFacts> files = new TreeMap<>();
        if (!oneIn(30)) {
            accounts.forEach(id -> files.put(id, account(id)));
        }
        return new Case(
                files.isEmpty() ? null : accounts.get(0), files, requests(), resources, bundles, Set.of(), chances());
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private Instant after(Instant from, int days) {
        if (oneIn(4)) {
            return from;
        }
        return from.plus(Duration.ofHours(random.nextInt(24 * days)).plusNanos(1_000L * random.nextInt(3)));
    }

    private String cash() {
        return oneIn(12) ? "0.00" : new Money(1 + random.nextInt(20_000)).toString();
    }

    private AccountFacts account(String id) {
        Map<YearMonth, Money> consumption = new HashMap<>();
        List<Grant> grants = new ArrayList<>();
        for (YearMonth month = YearMonth.of(2022, 11);
                month.isBefore(YearMonth.of(2023, 4));
                month = month.plusMonths(1)) {
            if (!oneIn(4)) {
                consumption.put(month, new Money(random.nextInt(9_000)));
            }
            if (oneIn(3)) {
                @Nullable YearMonth bound = oneIn(2) ? month.plusMonths(random.nextInt(2)) : null;
                Points points = new Points(1 + random.nextInt(5_000));
                grants.add(new Grant("g-" + id + "-" + month, id, points, moment(), bound));
            }
        }
        return new AccountFacts(
                id, oneIn(20) ? Risk.REJECTED : Risk.CLEAR, FIRST_NIGHT, null, grants, consumption, Map.of());
    }

    /** Returns an instant of the three months, often the turn of a month or the microsecond before it. */
    private Instant moment() {
        if (oneIn(5)) {
            return oneOf(TURNS_OF_MONTHS).minusNanos(1_000L * random.nextInt(2));
        }
        return FIRST.plus(Duration.ofMinutes(random.nextInt(101 * 24 * 60)));
    }

    private List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        Instant submitted = moment();
        List<String> ids = List.copyOf(resources.keySet());
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            submitted = oneIn(3) ? submitted : moment();
            String resource = oneOf(ids);
            String account = oneIn(25) ? oneOf(accounts) : owners.getOrDefault(resource, "a-1");
            RequestKind kind = oneIn(4) ? RequestKind.RENEWAL : RequestKind.RESOURCE;
            requests.add(new Request("q-" + i, account, resource, kind, submitted));
        }
        return requests;
    }

    private Map<String, String> chances() {
        Map<String, String> used = new HashMap<>();
        if (oneIn(3)) {
            used.put(oneOf(PRODUCTS), oneOf(accounts));
        }
        return used;
    }

    private void addResource(String id) {
        String owner = oneOf(accounts);
        owners.put(id, owner);
        ResourceBuilder builder = resource(id, oneOf(PRODUCTS)).account(owner);
        addTerms(builder);
        if (oneIn(10)) {
            builder.withoutLine();
        }
        if (oneIn(12)) {
            builder.packageUsed().invoiced();
        }
        if (oneIn(25)) {
            builder.status(oneOf(List.of(ResourceStatus.values())));
        }
        if (oneIn(25)) {
            builder.inTransaction();
        }
        resources.put(id, builder.build());
        for (Order order : builder.buildOrders()) {
            if (order.bundleId() != null) {
                bundles.computeIfAbsent(order.bundleId(), bundle -> new TreeSet<>())
                        .add(id);
            }
        }
    }

    private void addTerms(ResourceBuilder resource) {
        Instant begins = at("2022-11-20T10:00").plus(Duration.ofHours(random.nextInt(90 * 24)));
        OrderBuilder first =
                flawed(order(nextId())).begins(begins).bought(begins.minus(Duration.ofHours(random.nextInt(3) * 20L)));
        if (oneIn(8)) {
            first.bundle("b-1");
        }
        int months = 1 + random.nextInt(3);
        resource.orders(first.months(months));
        Instant end = Moments.monthsAfter(begins, months);
        for (int i = random.nextInt(3); i > 0; i--) {
            Instant next = oneIn(12) ? end.plus(Duration.ofDays(random.nextInt(9) - 4)) : end;
            Instant bought = after(begins, 40);
            OrderType type = oneIn(6) ? oneOf(List.of(OrderType.values())) : OrderType.RENEW;
            resource.orders(
                    flawed(order(nextId())).type(type).begins(next).bought(bought.isAfter(next) ? next : bought));
            end = Moments.monthsAfter(next, 1);
        }
        for (int i = oneIn(2) ? random.nextInt(3) : 0; i > 0; i--) {
            Instant effective = after(begins, 50);
            resource.orders(flawed(resize(nextId(), oneIn(2) ? "s2" : "s1"))
                    .begins(effective)
                    .bought(effective.minus(Duration.ofHours(random.nextInt(30)))));
        }
    }

    private String nextId() {
        return "o-" + ++orders;
    }

    private OrderBuilder flawed(OrderBuilder order) {
        order.cash(cash());
        if (oneIn(40)) {
            order.spec(oneIn(2) ? null : "unpriced");
        }
        if (oneIn(40)) {
            order.status(oneOf(List.of(OrderStatus.values())));
        }
        if (oneIn(60)) {
            order.offering(oneOf(List.of(Offering.values()))).promotion(oneOf(List.of(Promotion.values())));
        }
        if (oneIn(60)) {
            order.account(oneOf(accounts));
        }
        if (oneIn(80)) {
            order.postpaid();
        }
        return order;
    }
}
