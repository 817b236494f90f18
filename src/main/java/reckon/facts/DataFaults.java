package reckon.facts;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was delivered and could not be read, so that nothing may be decided that depends on it (Rule I3): refused files and the
 * rejected lines behind which no good line came yet.
 *
 * <p>It is filled before it is asked; then several threads may ask it.
 */
public final class DataFaults {
    private final List<RefusedFile> refusedFiles = new ArrayList<>();
    private final List<RefusedFile> refusedGrants = new ArrayList<>();
    private final Map<String, RejectedLine> accounts = new HashMap<>();
    private final Map<String, RejectedLine> resources = new HashMap<>();
    private final Map<String, List<OfBundle>> bundles = new HashMap<>();
    private final Map<PriceKey, RejectedLine> prices = new HashMap<>();
    private final Map<String, RejectedLine> grants = new HashMap<>();
    private final Map<String, Map<YearMonth, RejectedLine>> consumption = new HashMap<>();
    private final Map<String, RejectedLine> consumptionOfAnyMonth = new HashMap<>();

    /** What is null could not be read and may be any. */
    private record PriceKey(
            @Nullable String product, @Nullable String spec, int termMonths) {}

    private record OfBundle(
            @Nullable String accountId, @Nullable String resourceId, RejectedLine line) {}

    /** Adds a refused file of accounts, resources, orders or prices. */
    public void addRefusedFile(RefusedFile file) {
        refusedFiles.add(file);
    }

    /** Adds a refused file of grants. */
    public void addRefusedGrants(RefusedFile file) {
        refusedGrants.add(file);
    }

    /** Adds a rejected line about an account. */
    public void addAccount(String accountId, RejectedLine line) {
        accounts.putIfAbsent(accountId, line);
    }

    /** Adds a rejected line about a resource or one of its orders. */
    public void addResource(String resourceId, RejectedLine line) {
        resources.putIfAbsent(resourceId, line);
    }

    /**
     * Adds a rejected line of an order that names a bundle: which resources of its account are members is not known for sure.
     *
     * @param accountId null where it could not be read: then the line may be of any account
     * @param resourceId null where it could not be read: then the line may be of any resource
     */
    public void addBundle(String bundleId, @Nullable String accountId, @Nullable String resourceId, RejectedLine line) {
        bundles.computeIfAbsent(bundleId, id -> new ArrayList<>(1)).add(new OfBundle(accountId, resourceId, line));
    }

    /**
     * Adds a rejected list price; where its term could not be read, once for each term.
     *
     * @param product null where it could not be read: then the line may be of any product
     * @param spec null where it could not be read: then the line may be of any spec
     */
    public void addPrice(@Nullable String product, @Nullable String spec, int termMonths, RejectedLine line) {
        prices.putIfAbsent(new PriceKey(product, spec, termMonths), line);
    }

    /** Adds a rejected grant to an account. */
    public void addGrant(String accountId, RejectedLine line) {
        grants.putIfAbsent(accountId, line);
    }

    /** Adds a rejected line about what an account consumed in a month; null where the month could not be read. */
    public void addConsumption(String accountId, @Nullable YearMonth month, RejectedLine line) {
        if (month == null) {
            consumptionOfAnyMonth.putIfAbsent(accountId, line);
        } else {
            consumption.computeIfAbsent(accountId, id -> new HashMap<>()).putIfAbsent(month, line);
        }
    }

    /** Returns the refused files of accounts, resources, orders and prices. */
    public List<RefusedFile> refusedFiles() {
        return refusedFiles;
    }

    /** Returns the refused files of grants. */
    public List<RefusedFile> refusedGrants() {
        return refusedGrants;
    }

    /** Whether a line of an account's consumption was rejected. */
    public boolean hasConsumptionOf(String accountId) {
        return consumption.containsKey(accountId) || consumptionOfAnyMonth.containsKey(accountId);
    }

    /** Returns the rejected line about an account, or null. */
    public @Nullable RejectedLine ofAccount(String accountId) {
        return accounts.get(accountId);
    }

    /** Returns the rejected line about a resource or one of its orders, or null. */
    public @Nullable RejectedLine ofResource(String resourceId) {
        return resources.get(resourceId);
    }

    /**
     * Returns the rejected line of an order of an account that names a bundle, or of one whose account could not be read, or null.
     *
     * @param matters whether a line about a resource matters; one whose resource could not be read does
     */
    public @Nullable RejectedLine ofBundle(String bundleId, String accountId, Predicate<String> matters) {
        return bundles.getOrDefault(bundleId, List.of()).stream()
                .filter(line -> line.accountId() == null || line.accountId().equals(accountId))
                .filter(line -> line.resourceId() == null || matters.test(line.resourceId()))
                .map(OfBundle::line)
                .findFirst()
                .orElse(null);
    }

    /** Returns the rejected line of a list price, or of one whose product or spec could not be read and may be it, or null. */
    public @Nullable RejectedLine ofPrice(String product, String spec, int termMonths) {
        if (prices.isEmpty()) {
            return null;
        }
        return Stream.of(
                        new PriceKey(product, spec, termMonths),
                        new PriceKey(product, null, termMonths),
                        new PriceKey(null, spec, termMonths),
                        new PriceKey(null, null, termMonths))
                .map(prices::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Returns the rejected line of a grant to an account, or null. */
    public @Nullable RejectedLine ofGrants(String accountId) {
        return grants.get(accountId);
    }

    /** Returns the rejected line that keeps an account's reset from being booked that reads the consumption of a month, or null. */
    public @Nullable RejectedLine ofConsumption(String accountId, YearMonth month) {
        RejectedLine ofAnyMonth = consumptionOfAnyMonth.get(accountId);
        return ofAnyMonth != null
                ? ofAnyMonth
                : consumption.getOrDefault(accountId, Map.of()).get(month);
    }
}
