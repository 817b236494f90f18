package reckon.intake;

import static reckon.intake.Column.optional;
import static reckon.intake.Column.required;
import static reckon.intake.Column.unkept;
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

import java.util.List;
import reckon.facts.Offering;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;
import reckon.facts.Promotion;
import reckon.facts.RequestKind;
import reckon.facts.ResourceStatus;
import reckon.facts.Risk;

/**
 * The formats of all input files, a line a column: name, how it is read, and under which name it is kept where that is
 * another one.
 */
final class Formats {
    /** A note names up to five settlements, each by up to 64 characters. */
    private static final int LONGEST_NOTE = 500;

    /** One line an account. The attributes between id and risk are text of any form. */
    static final Format ACCOUNTS = Format.of(
            "account",
            List.of("account_id"),
            Subjects.ACCOUNT,
            required("account_id", ID),
            optional("mobile", HASHED, "mobile_hash"),
            optional("certification_id", HASHED, "certification_id_hash"),
            optional("payment_source", HASHED, "payment_source_hash"),
            optional("content_fingerprint", HASHED, "content_fingerprint_hash"),
            optional("login_ip", HASHED, "login_ip_hash"),
            optional("risk", oneOf(Risk.class, Risk.CLEAR)));

    /** One line a list price, by all but the price. */
    static final Format PRICES = Format.of(
            "list_price",
            List.of("product", "spec", "term_months", "valid_from"),
            Subjects.PRICE,
            required("product", PRODUCT),
            required("spec", TEXT),
            required("term_months", PriceLines::term),
            required("list_price", AMOUNT),
            required("valid_from", INSTANT));

    /** One line a resource; of package_used it matters only whether it is 0. */
    static final Format RESOURCES = Format.of(
            "resource",
            List.of("resource_id"),
            Subjects.RESOURCE,
            required("resource_id", ID),
            required("account_id", ID),
            required("product", PRODUCT),
            unkept("spec", CHECKED_TEXT),
            required("status", oneOf(ResourceStatus.class, ResourceStatus.ACTIVE)),
            optional("attached_to", ID),
            optional("package_used", POSITIVE),
            optional("support_benefit_used", FLAG),
            optional("invoiced", FLAG),
            optional("in_transaction", FLAG));

    /** One line an order; {@link OrderLines} says which columns depend on which. */
    static final Format ORDERS = Format.of(
            "purchase_order",
            List.of("order_id"),
            Subjects.ORDER,
            required("order_id", ID),
            required("account_id", ID),
            required("resource_id", ID),
            required("product", PRODUCT),
            optional("spec", TEXT),
            required("order_type", oneOf(OrderType.class, OrderType.NEW)),
            required("charge_type", OrderLines::chargeType),
            required("status", oneOf(OrderStatus.class, OrderStatus.COMPLETED)),
            required("purchased_at", INSTANT),
            optional("effective_at", OrderLines::effectiveAt),
            optional("expires_at", OrderLines::expiresAt),
            optional("duration_months", OrderLines::durationMonths),
            required("paid_cash", OrderLines::paidCash),
            required("paid_coupon", AMOUNT),
            optional("offering", oneOf(Offering.class, Offering.REGULAR)),
            optional("promotion", oneOf(Promotion.class, Promotion.NONE)),
            optional("contract_id", PRESENCE, "under_contract"),
            optional("bundle_id", ID),
            unkept("auto_renew", CHECKED_FLAG),
            unkept("auto_renew_period", OrderLines::autoRenewPeriod),
            unkept("relation_cds", CHECKED_FLAG));

    /** What an account consumed in a month, by both. A month counts as delivered when any line for it was (Rule Q3). */
    static final Format CONSUMPTION = Format.of(
            "consumption",
            List.of("consumption_month", "account_id"),
            Subjects.CONSUMPTION,
            required("account_id", ID),
            required("month", MONTH, "consumption_month"),
            required("amount", AMOUNT));

    /** Points that a ticket adds to an account: for good, or for a month only. */
    static final Format GRANTS = Format.of(
            "quota_grant",
            List.of("grant_id"),
            Subjects.GRANT,
            required("grant_id", ID),
            required("account_id", ID),
            required("points", AMOUNT),
            required("granted_at", RECENT_INSTANT),
            optional("month", MONTH, "grant_month"),
            unkept("ticket", CHECKED_TEXT));

    /** What accounts ask to unsubscribe. The reason may say anything of anybody. */
    static final Format REQUESTS = Format.of(
            "request",
            List.of("request_id"),
            Subjects.NONE,
            required("request_id", ID),
            required("account_id", ID),
            required("resource_id", ID),
            optional("kind", oneOf(RequestKind.class, RequestKind.RESOURCE)),
            required("submitted_at", RECENT_INSTANT),
            unkept("reason", CHECKED_TEXT));

    /** What was really paid on a refund. What earlier runs had of a settlement stays, so that it can be told what they counted. */
    static final Format SETTLEMENTS = Format.of(
            "settlement_line",
            List.of("settlement_id", InputKind.RUN_COLUMN),
            Subjects.NONE,
            required("settlement_id", ID),
            required("refund_id", ID),
            required("amount", AMOUNT),
            required("settled_at", INSTANT),
            required("status", oneOf(SettlementStatus.class, SettlementStatus.PAID)));

    /** Rows of {@code reconciliation.csv} given back, each with the ticket under which it was accepted. */
    static final Format ACCEPTANCES = Format.of(
            "acceptance",
            List.of("break_name", "refund_id", "order_id"),
            Subjects.NONE,
            required("break", oneOf(Break.class, Break.SETTLEMENT_MISSING), "break_name"),
            optional("refund_id", ID_OR_EMPTY),
            optional("order_id", ID_OR_EMPTY),
            optional("expected", SIGNED_AMOUNT_OR_NONE),
            optional("actual", SIGNED_AMOUNT_OR_NONE),
            optional("note", text(LONGEST_NOTE)),
            required("ticket", TEXT));

    private enum SettlementStatus {
        PAID,
        FAILED
    }

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
