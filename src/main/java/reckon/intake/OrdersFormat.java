package reckon.intake;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reckon.database.Row;
import reckon.database.Table;
import reckon.facts.ChargeType;
import reckon.facts.Offering;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;
import reckon.facts.Promotion;

/**
 * {@code orders}: one line an order, by {@code order_id}.
 *
 * <pre>
 * order_id*  account_id*  resource_id*  product*  spec  order_type*  charge_type*  status*  purchased_at*
 * effective_at  expires_at  duration_months  paid_cash*  paid_coupon*  offering  promotion  contract_id  bundle_id
 * auto_renew  auto_renew_period  relation_cds
 * </pre>
 *
 * <p>order_type is NEW, RENEW, RESIZE or CONVERT; charge_type PREPAID or POSTPAID; status COMPLETED, PENDING,
 * CREATE_FAILED or REFUNDED; offering REGULAR (also when empty), TRIAL, FREE or ONE_TIME; promotion NONE (also
 * when empty), NO_FULL_REFUND or NO_REFUND. A PREPAID COMPLETED order needs effective_at, expires_at and
 * duration_months; expires_at is after effective_at and duration_months at least 1 wherever they are given. The
 * paid_cash of a RESIZE may be negative.
 *
 * <p>A CONVERT line keeps the contract of the conversion (Rule C1): it is PREPAID, has duration_months, and
 * its auto_renew_period is 1-9, 12, 24 or 36 if auto_renew is true, empty standing for 1.
 */
final class OrdersFormat extends LineFormat {
    private enum Field implements Column {
        ORDER_ID,
        ACCOUNT_ID,
        RESOURCE_ID,
        PRODUCT,
        SPEC,
        ORDER_TYPE,
        CHARGE_TYPE,
        STATUS,
        PURCHASED_AT,
        EFFECTIVE_AT,
        EXPIRES_AT,
        DURATION_MONTHS,
        PAID_CASH,
        PAID_COUPON,
        OFFERING,
        PROMOTION,
        CONTRACT_ID,
        BUNDLE_ID,
        AUTO_RENEW,
        AUTO_RENEW_PERIOD,
        RELATION_CDS;

        private static final Set<Field> REQUIRED = Set.of(
                ORDER_ID,
                ACCOUNT_ID,
                RESOURCE_ID,
                PRODUCT,
                ORDER_TYPE,
                CHARGE_TYPE,
                STATUS,
                PURCHASED_AT,
                PAID_CASH,
                PAID_COUPON);

        @Override
        public boolean isRequired() {
            return REQUIRED.contains(this);
        }

        @Override
        public @Nullable String keptAs() {
            return switch (this) {
                case CONTRACT_ID -> "under_contract";
                case AUTO_RENEW, AUTO_RENEW_PERIOD, RELATION_CDS -> null;
                default -> header();
            };
        }
    }

    private static final String WHERE_COMPLETED = "for a PREPAID COMPLETED order";
    private static final String WHERE_CONVERT = "for a CONVERT order";
    private static final Set<Integer> RENEWAL_PERIODS = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36);

    @Override
    List<Column> columns() {
        return List.of(Field.values());
    }

    @Override
    Table table() {
        return Table.replaced("purchase_order", List.of("order_id"), keptColumns());
    }

    @Override
    void read(Line line, Row row) throws BadValueException {
        line.id(Field.ORDER_ID, row);
        line.id(Field.ACCOUNT_ID, row);
        line.id(Field.RESOURCE_ID, row);
        line.product(Field.PRODUCT, row);
        line.text(Field.SPEC, row);
        OrderType type = line.word(Field.ORDER_TYPE, OrderType.class, OrderType.NEW);
        row.text(type.name());
        ChargeType chargeType = line.word(Field.CHARGE_TYPE, ChargeType.class, ChargeType.PREPAID);
        if (type == OrderType.CONVERT && chargeType != ChargeType.PREPAID) {
            throw new BadValueException(Field.CHARGE_TYPE, "is not PREPAID, which a CONVERT order must be");
        }
        row.text(chargeType.name());
        OrderStatus status = line.word(Field.STATUS, OrderStatus.class, OrderStatus.COMPLETED);
        row.text(status.name());
        row.instant(line.instant(Field.PURCHASED_AT));
        readTerm(line, row, type, chargeType == ChargeType.PREPAID && status == OrderStatus.COMPLETED);
        row.hundredths(paidCash(line, type));
        row.hundredths(line.hundredths(Field.PAID_COUPON));
        row.text(line.word(Field.OFFERING, Offering.class, Offering.REGULAR).name());
        row.text(line.word(Field.PROMOTION, Promotion.class, Promotion.NONE).name());
        row.flag(line.hasText(Field.CONTRACT_ID));
        line.id(Field.BUNDLE_ID, row);
        checkRenewal(line, type);
    }

    /** What went back to a customer at a downgrade is the negative cash of the RESIZE; nothing else can be negative. */
    private static long paidCash(Line line, OrderType type) throws BadValueException {
        if (type == OrderType.RESIZE) {
            return line.signedHundredths(Field.PAID_CASH);
        }
        if (line.isNegativeAmount(Field.PAID_CASH)) {
            throw new BadValueException(
                    Field.PAID_CASH,
                    "is negative, as only that of a RESIZE order may be: deliver a downgrade as a RESIZE of its own,"
                            + " with what went back to the customer");
        }
        return line.hundredths(Field.PAID_CASH);
    }

    private static void readTerm(Line line, Row row, OrderType type, boolean required) throws BadValueException {
        if (required) {
            line.require(Field.EFFECTIVE_AT, WHERE_COMPLETED);
        }
        Instant effectiveAt = line.instant(Field.EFFECTIVE_AT);
        row.instant(effectiveAt);
        if (required) {
            line.require(Field.EXPIRES_AT, WHERE_COMPLETED);
        }
        row.instant(end(line, effectiveAt));
        if (required) {
            line.require(Field.DURATION_MONTHS, WHERE_COMPLETED);
        } else if (type == OrderType.CONVERT) {
            line.require(Field.DURATION_MONTHS, WHERE_CONVERT);
        }
        row.whole(line.count(Field.DURATION_MONTHS));
    }

    private static @Nullable Instant end(Line line, @Nullable Instant effectiveAt) throws BadValueException {
        Instant expiresAt = line.instant(Field.EXPIRES_AT);
        if (effectiveAt != null && expiresAt != null && !expiresAt.isAfter(effectiveAt)) {
            throw new BadValueException(Field.EXPIRES_AT, "is not after effective_at");
        }
        return expiresAt;
    }

    /** Rule C1; the period is read only when it means something. */
    private static void checkRenewal(Line line, OrderType type) throws BadValueException {
        boolean renews = line.flag(Field.AUTO_RENEW);
        if (type == OrderType.CONVERT && renews && !line.isEmpty(Field.AUTO_RENEW_PERIOD)) {
            if (!RENEWAL_PERIODS.contains(line.digits(Field.AUTO_RENEW_PERIOD))) {
                throw new BadValueException(Field.AUTO_RENEW_PERIOD, "is not 1-9, 12, 24 or 36");
            }
        }
        line.flag(Field.RELATION_CDS);
    }

    @Override
    @Nullable
    LineSubject subject(KeyParts parts) {
        String orderId = parts.id(Field.ORDER_ID);
        String resourceId = parts.id(Field.RESOURCE_ID);
        return orderId == null && resourceId == null
                ? null
                : LineSubject.ofOrder(orderId, parts.id(Field.ACCOUNT_ID), resourceId, parts.id(Field.BUNDLE_ID));
    }

    @Override
    List<String> ends(KeyParts parts) {
        return List.of(parts.idOfGood(Field.ORDER_ID), LineSubject.anyOf(parts.idOfGood(Field.RESOURCE_ID)));
    }
}
