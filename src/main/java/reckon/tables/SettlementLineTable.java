package reckon.tables;

import java.time.Instant;
import reckon.database.Column;
import reckon.database.Table;
import reckon.facts.SettlementStatus;
import reckon.money.Money;

/** Settlements, as each run delivered them. */
public final class SettlementLineTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("settlement_line");

    public static final Column<String> SETTLEMENT_ID = DECLARED.text("settlement_id");
    public static final Column<String> REFUND_ID = DECLARED.text("refund_id");
    public static final Column<Money> AMOUNT = DECLARED.money("amount");
    public static final Column<Instant> SETTLED_AT = DECLARED.instant("settled_at");
    public static final Column<SettlementStatus> STATUS = DECLARED.oneOf("status", SettlementStatus.class);
    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");

    public static final Table TABLE = DECLARED.replaced(SETTLEMENT_ID, RUN_NO);

    private SettlementLineTable() {}
}
