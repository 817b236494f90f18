package reckon.tables;

import java.time.LocalDate;
import reckon.database.Column;
import reckon.database.Table;
import reckon.money.Money;

/** What the reconciliation of each run came to. */
public final class ReconciliationTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("reconciliation");

    public static final Column<Integer> RUN_NO = DECLARED.integer("run_no");
    public static final Column<LocalDate> AS_OF = DECLARED.date("as_of");
    public static final Column<Integer> SETTLEMENT_DAYS = DECLARED.integer("settlement_days");
    public static final Column<LocalDate> ORDERS_SINCE = DECLARED.date("orders_since");
    public static final Column<Long> LEDGER_COUNT = DECLARED.bigint("ledger_count");
    public static final Column<Money> LEDGER_AMOUNT = DECLARED.money("ledger_amount");
    public static final Column<Long> PAID_COUNT = DECLARED.bigint("paid_count");
    public static final Column<Money> PAID_AMOUNT = DECLARED.money("paid_amount");
    public static final Column<Long> WAITING_COUNT = DECLARED.bigint("waiting_count");
    public static final Column<Money> WAITING_AMOUNT = DECLARED.money("waiting_amount");
    public static final Column<Long> BEFORE_COUNT = DECLARED.bigint("before_count");
    public static final Column<Money> BEFORE_AMOUNT = DECLARED.money("before_amount");
    public static final Column<Long> RECORDED_COUNT = DECLARED.bigint("recorded_count");
    public static final Column<Money> RECORDED_AMOUNT = DECLARED.money("recorded_amount");
    public static final Column<Long> SETTLED_COUNT = DECLARED.bigint("settled_count");
    public static final Column<Money> SETTLED_AMOUNT = DECLARED.money("settled_amount");
    public static final Column<Long> REOPENED_COUNT = DECLARED.bigint("reopened_count");
    public static final Column<Money> REOPENED_AMOUNT = DECLARED.money("reopened_amount");

    public static final Table TABLE = DECLARED.appended();

    private ReconciliationTable() {}
}
