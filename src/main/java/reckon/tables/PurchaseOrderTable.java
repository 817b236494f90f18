package reckon.tables;

import java.time.Instant;
import reckon.database.Column;
import reckon.database.Table;
import reckon.facts.ChargeType;
import reckon.facts.Offering;
import reckon.facts.OrderStatus;
import reckon.facts.OrderType;
import reckon.facts.Promotion;
import reckon.money.Money;

/** Orders as last delivered. */
public final class PurchaseOrderTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("purchase_order");

    public static final Column<String> ORDER_ID = DECLARED.text("order_id");
    public static final Column<String> ACCOUNT_ID = DECLARED.text("account_id");
    public static final Column<String> RESOURCE_ID = DECLARED.text("resource_id");
    public static final Column<String> PRODUCT = DECLARED.text("product");
    public static final Column<String> SPEC = DECLARED.text("spec");
    public static final Column<OrderType> ORDER_TYPE = DECLARED.oneOf("order_type", OrderType.class);
    public static final Column<ChargeType> CHARGE_TYPE = DECLARED.oneOf("charge_type", ChargeType.class);
    public static final Column<OrderStatus> STATUS = DECLARED.oneOf("status", OrderStatus.class);
    public static final Column<Instant> PURCHASED_AT = DECLARED.instant("purchased_at");
    public static final Column<Instant> EFFECTIVE_AT = DECLARED.instant("effective_at");
    public static final Column<Instant> EXPIRES_AT = DECLARED.instant("expires_at");
    public static final Column<Integer> DURATION_MONTHS = DECLARED.integer("duration_months");
    public static final Column<Money> PAID_CASH = DECLARED.money("paid_cash");
    public static final Column<Money> PAID_COUPON = DECLARED.money("paid_coupon");
    public static final Column<Offering> OFFERING = DECLARED.oneOf("offering", Offering.class);
    public static final Column<Promotion> PROMOTION = DECLARED.oneOf("promotion", Promotion.class);
    public static final Column<Boolean> UNDER_CONTRACT = DECLARED.bool("under_contract");
    public static final Column<String> BUNDLE_ID = DECLARED.text("bundle_id");
    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");

    public static final Table TABLE = DECLARED.replaced(ORDER_ID);

    private PurchaseOrderTable() {}
}
