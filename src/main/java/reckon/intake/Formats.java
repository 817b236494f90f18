package reckon.intake;

import static reckon.intake.InputColumn.optional;
import static reckon.intake.InputColumn.required;
import static reckon.intake.InputColumn.unkept;
import static reckon.intake.Kinds.AMOUNT;
import static reckon.intake.Kinds.CHECKED_FLAG;
import static reckon.intake.Kinds.CHECKED_TEXT;
import static reckon.intake.Kinds.FLAG;
import static reckon.intake.Kinds.HASHED;
import static reckon.intake.Kinds.ID;
import static reckon.intake.Kinds.ID_OR_EMPTY;
import static reckon.intake.Kinds.INSTANT;
import static reckon.intake.Kinds.MONTH;
import static reckon.intake.Kinds.POSITIVE;
import static reckon.intake.Kinds.PRESENCE;
import static reckon.intake.Kinds.PRODUCT;
import static reckon.intake.Kinds.RECENT_INSTANT;
import static reckon.intake.Kinds.SIGNED_AMOUNT_OR_NONE;
import static reckon.intake.Kinds.TEXT;
import static reckon.intake.Kinds.oneOf;
import static reckon.intake.Kinds.text;

import reckon.facts.Offering;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;
import reckon.facts.Promotion;
import reckon.facts.RequestKind;
import reckon.facts.ResourceStatus;
import reckon.facts.Risk;
import reckon.facts.SettlementStatus;
import reckon.intake.InputColumn.WithoutComma;
import reckon.tables.AcceptanceTable;
import reckon.tables.AccountTable;
import reckon.tables.ConsumptionTable;
import reckon.tables.ListPriceTable;
import reckon.tables.PurchaseOrderTable;
import reckon.tables.QuotaGrantTable;
import reckon.tables.RequestTable;
import reckon.tables.ResourceTable;
import reckon.tables.SettlementLineTable;

/**
 * The formats of all input files, a line a column: name, how it is read, and under which name it is kept where that is
 * another one.
 */
final class Formats {
    /** A note names up to five settlements, each by up to 64 characters. */
    private static final int LONGEST_NOTE = 500;

    /** One line an account. The attributes between id and risk are text of any form. */
    static final Format ACCOUNTS = Format.of(
            AccountTable.TABLE,
            Subjects.ACCOUNT,
            required(AccountTable.ACCOUNT_ID, ID),
            optional("mobile", HASHED, AccountTable.MOBILE_HASH),
            optional("certification_id", HASHED, AccountTable.CERTIFICATION_ID_HASH),
            optional("payment_source", HASHED, AccountTable.PAYMENT_SOURCE_HASH),
            optional("content_fingerprint", HASHED, AccountTable.CONTENT_FINGERPRINT_HASH),
            optional("login_ip", HASHED, AccountTable.LOGIN_IP_HASH),
            optional(AccountTable.RISK, oneOf(Risk.class, Risk.CLEAR)));

    /** One line a list price, by all but the price. */
    static final Format PRICES = Format.of(
            ListPriceTable.TABLE,
            Subjects.PRICE,
            required(ListPriceTable.PRODUCT, PRODUCT),
            required(ListPriceTable.SPEC, TEXT),
            required(ListPriceTable.TERM_MONTHS, new WithoutComma(PriceLines::term)),
            required(ListPriceTable.LIST_PRICE, AMOUNT),
            required(ListPriceTable.VALID_FROM, INSTANT));

    /** One line a resource; of package_used it matters only whether it is 0. */
    static final Format RESOURCES = Format.of(
            ResourceTable.TABLE,
            Subjects.RESOURCE,
            required(ResourceTable.RESOURCE_ID, ID),
            required(ResourceTable.ACCOUNT_ID, ID),
            required(ResourceTable.PRODUCT, PRODUCT),
            unkept("spec", CHECKED_TEXT),
            required(ResourceTable.STATUS, oneOf(ResourceStatus.class, ResourceStatus.ACTIVE)),
            optional(ResourceTable.ATTACHED_TO, ID),
            optional(ResourceTable.PACKAGE_USED, POSITIVE),
            optional(ResourceTable.SUPPORT_BENEFIT_USED, FLAG),
            optional(ResourceTable.INVOICED, FLAG),
            optional(ResourceTable.IN_TRANSACTION, FLAG));

    /** One line an order; {@link OrderLines} says which columns depend on which. */
    static final Format ORDERS = Format.of(
            PurchaseOrderTable.TABLE,
            Subjects.ORDER,
            required(PurchaseOrderTable.ORDER_ID, ID),
            required(PurchaseOrderTable.ACCOUNT_ID, ID),
            required(PurchaseOrderTable.RESOURCE_ID, ID),
            required(PurchaseOrderTable.PRODUCT, PRODUCT),
            optional(PurchaseOrderTable.SPEC, TEXT),
            required(PurchaseOrderTable.ORDER_TYPE, oneOf(OrderType.class, OrderType.NEW)),
            required(PurchaseOrderTable.CHARGE_TYPE, new WithoutComma(OrderLines::chargeType)),
            required(PurchaseOrderTable.STATUS, oneOf(OrderStatus.class, OrderStatus.COMPLETED)),
            required(PurchaseOrderTable.PURCHASED_AT, INSTANT),
            optional(PurchaseOrderTable.EFFECTIVE_AT, new WithoutComma(OrderLines::effectiveAt)),
            optional(PurchaseOrderTable.EXPIRES_AT, new WithoutComma(OrderLines::expiresAt)),
            optional(PurchaseOrderTable.DURATION_MONTHS, new WithoutComma(OrderLines::durationMonths)),
            required(PurchaseOrderTable.PAID_CASH, OrderLines::paidCash),
            required(PurchaseOrderTable.PAID_COUPON, AMOUNT),
            optional(PurchaseOrderTable.OFFERING, oneOf(Offering.class, Offering.REGULAR)),
            optional(PurchaseOrderTable.PROMOTION, oneOf(Promotion.class, Promotion.NONE)),
            optional("contract_id", PRESENCE, PurchaseOrderTable.UNDER_CONTRACT),
            optional(PurchaseOrderTable.BUNDLE_ID, ID),
            unkept("auto_renew", CHECKED_FLAG),
            unkept("auto_renew_period", new WithoutComma(OrderLines::autoRenewPeriod)),
            unkept("relation_cds", CHECKED_FLAG));

    /** What an account consumed in a month, by both. A month counts as delivered when any line for it was (Rule Q3). */
    static final Format CONSUMPTION = Format.of(
            ConsumptionTable.TABLE,
            Subjects.CONSUMPTION,
            required(ConsumptionTable.ACCOUNT_ID, ID),
            required("month", MONTH, ConsumptionTable.CONSUMPTION_MONTH),
            required(ConsumptionTable.AMOUNT, AMOUNT));

    /** Points that a ticket adds to an account: for good, or for a month only. */
    static final Format GRANTS = Format.of(
            QuotaGrantTable.TABLE,
            Subjects.GRANT,
            required(QuotaGrantTable.GRANT_ID, ID),
            required(QuotaGrantTable.ACCOUNT_ID, ID),
            required(QuotaGrantTable.POINTS, AMOUNT),
            required(QuotaGrantTable.GRANTED_AT, RECENT_INSTANT),
            optional("month", MONTH, QuotaGrantTable.GRANT_MONTH),
            unkept("ticket", CHECKED_TEXT));

    /** What accounts ask to unsubscribe. The reason may say anything of anybody. */
    static final Format REQUESTS = Format.of(
            RequestTable.TABLE,
            Subjects.NONE,
            required(RequestTable.REQUEST_ID, ID),
            required(RequestTable.ACCOUNT_ID, ID),
            required(RequestTable.RESOURCE_ID, ID),
            optional(RequestTable.KIND, oneOf(RequestKind.class, RequestKind.RESOURCE)),
            required(RequestTable.SUBMITTED_AT, RECENT_INSTANT),
            unkept("reason", CHECKED_TEXT));

    /** What was really paid on a refund. What earlier runs had of a settlement stays, so that it can be told what they counted. */
    static final Format SETTLEMENTS = Format.of(
            SettlementLineTable.TABLE,
            Subjects.NONE,
            required(SettlementLineTable.SETTLEMENT_ID, ID),
            required(SettlementLineTable.REFUND_ID, ID),
            required(SettlementLineTable.AMOUNT, AMOUNT),
            required(SettlementLineTable.SETTLED_AT, INSTANT),
            required(SettlementLineTable.STATUS, oneOf(SettlementStatus.class, SettlementStatus.PAID)));

    /** Rows of {@code reconciliation.csv} given back, each with the ticket under which it was accepted. */
    static final Format ACCEPTANCES = Format.of(
            AcceptanceTable.TABLE,
            Subjects.NONE,
            required("break", oneOf(Break.class, Break.SETTLEMENT_MISSING), AcceptanceTable.BREAK_NAME),
            optional(AcceptanceTable.REFUND_ID, ID_OR_EMPTY),
            optional(AcceptanceTable.ORDER_ID, ID_OR_EMPTY),
            optional(AcceptanceTable.EXPECTED, SIGNED_AMOUNT_OR_NONE),
            optional(AcceptanceTable.ACTUAL, SIGNED_AMOUNT_OR_NONE),
            optional(AcceptanceTable.NOTE, text(LONGEST_NOTE)),
            required(AcceptanceTable.TICKET, TEXT));

    private enum Break {
        SETTLEMENT_DUPLICATE,
        SETTLEMENT_AMOUNT,
        SETTLEMENT_FAILED,
        SETTLEMENT_MISSING,
        SETTLEMENT_UNKNOWN,
        ORDER_REFUNDED_OUTSIDE,
        ORDER_NOT_MARKED,
        ORDER_CHANGED,
        CDS_NOT_CONVERTED
    }

    private Formats() {}
}
