package reckon.policy;

import static reckon.policy.Moments.at;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.OrderBuilder.resize;
import static reckon.policy.ResourceBuilder.resource;

import java.util.EnumSet;
import java.util.Set;
import reckon.facts.Offering;
import reckon.facts.OrderStatus;
import reckon.facts.Promotion;
import reckon.facts.Request;
import reckon.facts.RequestKind;
import reckon.facts.ResourceStatus;

/**
 * One resource made such that any set of rejections and faults holds of it at once, so that what is decided shows which comes first.
 *
 * <p>Without any of them it is an instance that was used for eleven days, with two resizes, and gets a part back.
 */
final class Situation {
    /** Reasons that exclude each other, as one line has one status and an expired resource no current term. */
    private static final Set<Set<Reason>> EXCLUSIVE = Set.of(
            EnumSet.of(Reason.ARCHIVED, Reason.FROZEN),
            EnumSet.of(Reason.EXPIRED, Reason.TWO_CURRENT_TERMS),
            EnumSet.of(Reason.EXPIRED, Reason.NO_LIST_PRICE));

    private final Set<Reason> reasons;
    private final OrderBuilder base = order("o-1").cash("200.00");
    private final OrderBuilder firstResize =
            resize("o-2", "s2").begins("2023-01-03T10:00").cash("20.00");
    private final OrderBuilder secondResize =
            resize("o-3", "s1").begins("2023-01-05T10:00").cash("0.00");
    private final ResourceBuilder subject = resource("i-1", "BCC").orders(base, firstResize, secondResize);
    private final ResourceBuilder sibling =
            resource("d-1", "CDS").orders(order("o-9").bundle("b-1"));
    private final PolicyBuilder policy = PolicyBuilder.published();

    private Situation(Set<Reason> reasons) {
        this.reasons = reasons;
        reasons.forEach(this::bringAbout);
    }

    static boolean canHold(Set<Reason> reasons) {
        return EXCLUSIVE.stream().noneMatch(reasons::containsAll);
    }

    /** Returns the ruling on a RESOURCE request for a resource of which all these hold. */
    static Ruling rulingWhere(Set<Reason> reasons) {
        return new Situation(reasons).ruling();
    }

    private void bringAbout(Reason reason) {
        switch (reason) {
            case RESOURCE_NOT_FOUND -> subject.account("a-2");
            case ARCHIVED -> subject.status(ResourceStatus.ARCHIVED);
            case ALREADY_UNSUBSCRIBED -> subject.unsubscribedAt("2023-01-04T10:00");
            case FROZEN -> subject.status(ResourceStatus.FROZEN);
            case POSTPAID ->
                subject.orders(
                        order("o-4").postpaid().begins("2023-01-06T10:00").cash("0.00"));
            case RESERVED_INSTANCE -> policy.reservedInstance("BCC");
            case NOT_SELF_SERVICE -> policy.withoutSelfService("BCC");
            case TRIAL -> base.offering(Offering.TRIAL);
            case FREE -> firstResize.offering(Offering.FREE);
            case ONE_TIME_CHARGE -> secondResize.offering(Offering.ONE_TIME);
            case PENDING_ORDER -> subject.inTransaction();
            case PROMOTION_NO_REFUND -> base.promotion(Promotion.NO_REFUND);
            case SALES_CONTRACT -> base.underContract();
            case MARKETPLACE_INVOICED -> {
                policy.marketplaceGood("BCC");
                subject.invoiced();
            }
            case SUPPORT_BENEFIT_USED -> {
                policy.supportPlan("BCC");
                subject.benefitUsed();
            }
            case BUNDLE_MEMBER -> {
                base.bundle("b-1");
                sibling.account(reasons.contains(Reason.RESOURCE_NOT_FOUND) ? "a-2" : "a-1");
            }
            case ACCOUNT_MISMATCH ->
                subject.orders(
                        order("o-5").account("a-3").begins("2022-05-01T10:00").status(OrderStatus.REFUNDED));
            case TWO_CURRENT_TERMS -> subject.orders(renewal("o-6").begins("2023-01-02T10:00"));
            case OVERLAPPING_TERMS ->
                subject.orders(
                        order("o-7").begins("2022-06-01T10:00"), renewal("o-8").begins("2022-06-15T10:00"));
            case NO_LIST_PRICE -> firstResize.spec("unpriced");
            case RISK_REJECTED, EXPIRED, ACCOUNT_UNKNOWN, QUOTA_EXCEEDED -> {
                // not of the resource; see ruling
            }
            default -> throw new IllegalArgumentException("no situation for " + reason);
        }
    }

    private Ruling ruling() {
        CaseBuilder builder = CaseBuilder.caseOf(subject, sibling).policies(policy);
        if (reasons.contains(Reason.RISK_REJECTED)) {
            builder.riskyAccount("a-1");
        }
        if (reasons.contains(Reason.ACCOUNT_UNKNOWN)) {
            builder.unknownAccount();
        } else if (reasons.contains(Reason.QUOTA_EXCEEDED)) {
            builder.points("0.00", reasons.contains(Reason.EXPIRED) ? "2023-03" : "2023-01");
        }
        String requested = reasons.contains(Reason.EXPIRED) ? "2023-03-11T15:00" : "2023-01-11T15:00";
        return builder.request(new Request("q-1", "a-1", "i-1", RequestKind.RESOURCE, at(requested)))
                .ruling("q-1");
    }
}
