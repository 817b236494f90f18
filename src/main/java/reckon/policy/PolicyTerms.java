package reckon.policy;

import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reckon.facts.UserAttribute;
import reckon.text.InstantFormat;

/** What a policy version says, sentence by sentence, in words that a customer can read. */
public final class PolicyTerms {
    private final PolicyVersion version;
    private final Map<String, Sentence> terms = new LinkedHashMap<>();

    private PolicyTerms(PolicyVersion version) {
        this.version = version;
    }

    /**
     * Returns the sentences in the order of the policy file, each by a name that is the same in all versions: that of the
     * setting, or of the first of the settings, that it tells. Every setting is told by one of them.
     */
    public static Map<String, Sentence> of(PolicyVersion version) {
        PolicyTerms told = new PolicyTerms(version);
        told.beginning();
        told.fullRefunds();
        told.partialRefund();
        told.products();
        told.points();
        told.users();
        return told.terms;
    }

    private void beginning() {
        ZoneId zone = version.zone();
        terms.put(
                "valid-from",
                version.validFrom() == null
                        ? Sentence.of("{0} is the first policy: it holds until a later one does", version.id())
                        : Sentence.of(
                                "{0} holds for what is requested from {1} on",
                                version.id(), new InstantFormat(zone).format(version.validFrom())));
        terms.put("zone", Sentence.of("days and months begin at midnight of {0}", zone));
        terms.put("currency", Sentence.of("all amounts are in {0}", version.currency()));
        list("self-service-products", "these products can be unsubscribed: {0}", version.selfServiceProducts());
    }

    private void fullRefunds() {
        terms.put(
                "full-refund.days",
                Sentence.of(
                        "what was newly bought is refunded in full within {0} days of 24 hours and in the month of the"
                                + " purchase, once for each user and product, at no cost in points",
                        version.fullRefund().days()));
        list(
                "full-refund.excluded-products",
                "these products have no such full refund: {0}",
                version.fullRefund().excludedProducts());
        int days = version.packages().days();
        list(
                "packages.usage",
                "a package is refunded in full within {1} days of 24 hours if it was not used: {0}",
                version.packages().usage(),
                days);
        list(
                "packages.storage",
                "a package is refunded in full within {1} days of 24 hours if it has not taken effect: {0}",
                version.packages().storage(),
                days);
    }

    private void partialRefund() {
        PolicyVersion.PartialRefund partial = version.partialRefund();
        if (partial.usual() instanceof Tiers tiers) {
            terms.put(
                    "partial-refund.short-tier-days",
                    Sentence.of(
                            "else what was used is taken off what was paid: up to {0} days of use, each costs {1} times a"
                                    + " day of the list price of a month",
                            tiers.shortTierDays(), tiers.shortTierFactor().toPlainString()));
            terms.put(
                    "partial-refund.days-per-month",
                    Sentence.of(
                            "a longer use costs the list price of each year, month and day in it, and a day is 1/{0} of a month",
                            tiers.daysPerMonth()));
        }
        terms.put(
                "partial-refund.usage-ends-at",
                switch (partial.usageEndsAt()) {
                    case SUBMISSION -> Sentence.of("the use ends when the request is submitted");
                    case COMPLETION ->
                        Sentence.of(
                                "the use ends with the day whose night completes the request, so a day more may count");
                });
        list(
                "pro-rata-refund.products",
                "of these products what was paid for the days that are left is returned instead: {0}",
                partial.ofProducts().keySet());
    }

    private void products() {
        PolicyVersion.Roles roles = version.roles();
        list("roles.instances", "instances, to which disks and addresses are attached: {0}", roles.instances());
        list("roles.attachable", "disks and addresses, which go on without their instance: {0}", roles.attachable());
        list(
                "roles.reserved-instances",
                "reserved instances, which cannot be unsubscribed before their lock-in ends: {0}",
                roles.reservedInstances());
        list("roles.marketplace", "marketplace goods, which are not refunded once invoiced: {0}", roles.marketplace());
        list(
                "roles.support-plans",
                "support plans, which are not refunded once an added benefit was used: {0}",
                roles.supportPlans());
    }

    private void points() {
        PolicyVersion.Quota quota = version.quota();
        terms.put(
                "quota.initial-points",
                Sentence.of("every account has {0} points once, which do not lapse", quota.initial()));
        terms.put(
                "quota.points-per-currency-unit",
                Sentence.of(
                        "on the 1st of each month it gets {0} points for each unit of money that it consumed in the month"
                                + " before; what is left of the last ones lapses",
                        quota.pointsPerCurrencyUnit().toPlainString()));
        if (quota.firstMonth() != null) {
            terms.put(
                    "quota.first-month",
                    Sentence.of("months before {0} count as without consumption", quota.firstMonth()));
        }
        terms.put("points", Sentence.of("a partial refund costs as many points as it returns money"));
    }

    private void users() {
        List<Sentence> names = version.users().linkedBy().stream()
                .sorted()
                .map(PolicyTerms::name)
                .toList();
        terms.put(
                "users.linked-by",
                names.isEmpty()
                        ? Sentence.of("every account is a user of its own")
                        : Sentence.of("accounts are one user if they share one of: {0}", names));
        terms.put(
                "users.max-size",
                Sentence.of(
                        "a value that more than {0} accounts share links none of them",
                        version.users().maxSize()));
    }

    private static Sentence name(UserAttribute attribute) {
        return Sentence.of(
                switch (attribute) {
                    case MOBILE -> "mobile number";
                    case CERTIFICATION_ID -> "certified identity";
                    case ACCOUNT_ID -> "account";
                    case PAYMENT_SOURCE -> "means of payment";
                    case CONTENT_FINGERPRINT -> "content";
                    case LOGIN_IP -> "login address";
                });
    }

    /** A list without products has nothing to say. */
    private void list(String setting, String words, Collection<String> products, Object... more) {
        if (products.isEmpty()) {
            return;
        }
        List<String> sorted = products.stream().sorted().toList();
        terms.put(setting, more.length == 0 ? Sentence.of(words, sorted) : Sentence.of(words, sorted, more[0]));
    }
}
