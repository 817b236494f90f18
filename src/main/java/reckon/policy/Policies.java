package reckon.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import reckon.text.InstantFormat;

/**
 * The policy versions side by side; what happens at an instant is decided by the version in force then.
 *
 * <p>Zone and currency are the same in all of them: the ledger could not be read otherwise.
 */
public final class Policies {
    private final List<PolicyVersion> byValidFrom;
    private final InstantFormat instants;

    /** Throws {@link IllegalArgumentException} unless exactly one version has no beginning, ids and beginnings differ, and zone and currency agree. */
    public Policies(List<PolicyVersion> versions) {
        this.byValidFrom = versions.stream()
                .sorted(Comparator.comparing(
                        PolicyVersion::validFrom, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        check(!byValidFrom.isEmpty(), "no policy version is given");
        check(
                byValidFrom.stream().filter(v -> v.validFrom() == null).count() == 1,
                "exactly one policy version, the first, has no valid-from");
        Set<String> ids = new HashSet<>();
        Set<Instant> beginnings = new HashSet<>();
        for (PolicyVersion version : byValidFrom) {
            check(ids.add(version.id()), "two policy versions are called " + version.id());
            check(
                    version.validFrom() == null || beginnings.add(version.validFrom()),
                    "two policy versions are valid from " + version.validFrom());
            check(version.zone().equals(zone()), "policy versions differ in their zone");
            check(version.currency().equals(currency()), "policy versions differ in their currency");
        }
        this.instants = new InstantFormat(zone());
    }

    /** Returns the versions in the order in which they come into force. */
    public List<PolicyVersion> versions() {
        return byValidFrom;
    }

    /** Returns the version in force at an instant. */
    public PolicyVersion inForceAt(Instant instant) {
        for (int i = byValidFrom.size() - 1; i > 0; i--) {
            if (!instant.isBefore(Objects.requireNonNull(byValidFrom.get(i).validFrom()))) {
                return byValidFrom.get(i);
            }
        }
        return byValidFrom.get(0);
    }

    /** Returns the policy zone. */
    public ZoneId zone() {
        return byValidFrom.get(0).zone();
    }

    /** Returns the ISO 4217 code of every amount. */
    public String currency() {
        return byValidFrom.get(0).currency();
    }

    /** Returns every product that a version names. */
    public Set<String> products() {
        Set<String> products = new HashSet<>();
        byValidFrom.forEach(version -> products.addAll(version.products()));
        return products;
    }

    /** Returns 00:00 on the 1st of a month in the policy zone. */
    public Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone()).toInstant();
    }

    /** Returns the first instant after a date in the policy zone. */
    public Instant endOf(LocalDate date) {
        return date.plusDays(1).atStartOfDay(zone()).toInstant();
    }

    /** Returns the month that an instant falls in, in the policy zone. */
    public YearMonth monthOf(Instant instant) {
        return YearMonth.from(instant.atZone(zone()));
    }

    /** Returns an instant as files and people read it: ISO-8601 with the policy zone's offset, {@code 2023-01-01T10:00:00+08:00}. */
    public String format(Instant instant) {
        return instants.format(instant);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
