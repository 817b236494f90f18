package reckon.intake;

import java.time.Instant;
import java.util.Set;
import reckon.database.Row;
import reckon.facts.ChargeType;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;

/**
 * The columns of orders that depend on others: a PREPAID COMPLETED order has a term, only a RESIZE may have negative cash,
 * and a CONVERT line keeps the contract of the conversion (Rule C1): it is PREPAID, has duration_months, and its
 * auto_renew_period is 1-9, 12, 24 or 36 if auto_renew is true, empty standing for 1.
 */
final class OrderLines {
    private static final String WHERE_COMPLETED = "for a PREPAID COMPLETED order";
    private static final String WHERE_CONVERT = "for a CONVERT order";
    private static final Set<Integer> RENEWAL_PERIODS = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36);

    private OrderLines() {}

    private static OrderType type(Line line) throws BadValueException {
        return line.word(line.column("order_type"), OrderType.class, OrderType.NEW);
    }

    private static boolean hasTerm(Line line) throws BadValueException {
        ChargeType chargeType = line.word(line.column("charge_type"), ChargeType.class, ChargeType.PREPAID);
        OrderStatus status = line.word(line.column("status"), OrderStatus.class, OrderStatus.COMPLETED);
        return chargeType == ChargeType.PREPAID && status == OrderStatus.COMPLETED;
    }

    static void chargeType(Line line, InputColumn column, Row row) throws BadValueException {
        ChargeType chargeType = line.word(column, ChargeType.class, ChargeType.PREPAID);
        if (chargeType != ChargeType.PREPAID && type(line) == OrderType.CONVERT) {
            throw new BadValueException(column, "is not PREPAID, which a CONVERT order must be");
        }
        row.text(chargeType.name());
    }

    static void effectiveAt(Line line, InputColumn column, Row row) throws BadValueException {
        if (hasTerm(line)) {
            line.require(column, WHERE_COMPLETED);
        }
        row.instant(line.instant(column));
    }

    static void expiresAt(Line line, InputColumn column, Row row) throws BadValueException {
        if (hasTerm(line)) {
            line.require(column, WHERE_COMPLETED);
        }
        Instant effectiveAt = line.instant(line.column("effective_at"));
        Instant expiresAt = line.instant(column);
        if (effectiveAt != null && expiresAt != null && !expiresAt.isAfter(effectiveAt)) {
            throw new BadValueException(column, "is not after effective_at");
        }
        row.instant(expiresAt);
    }

    static void durationMonths(Line line, InputColumn column, Row row) throws BadValueException {
        if (hasTerm(line)) {
            line.require(column, WHERE_COMPLETED);
        } else if (type(line) == OrderType.CONVERT) {
            line.require(column, WHERE_CONVERT);
        }
        row.integer(line.count(column));
    }

    /** What went back to a customer at a downgrade is the negative cash of the RESIZE; nothing else can be negative. */
    static void paidCash(Line line, InputColumn column, Row row) throws BadValueException {
        if (line.isNegativeAmount(column) && type(line) != OrderType.RESIZE) {
            throw new BadValueException(
                    column,
                    "is negative, as only that of a RESIZE order may be: deliver a downgrade as a RESIZE of its own,"
                            + " with what went back to the customer");
        }
        row.minorUnits(line.signedMinorUnits(column));
    }

    /** Rule C1; the period is read only when it means something. */
    static void autoRenewPeriod(Line line, InputColumn column, Row row) throws BadValueException {
        boolean isRead = type(line) == OrderType.CONVERT && line.bool(line.column("auto_renew"));
        if (isRead && !line.isEmpty(column) && !RENEWAL_PERIODS.contains(line.digits(column))) {
            throw new BadValueException(column, "is not 1-9, 12, 24 or 36");
        }
    }
}
