package reckon.tables;

import java.time.YearMonth;
import reckon.database.Column;
import reckon.database.Table;
import reckon.money.Money;

/** What each account consumed in a month (Rule Q2). */
public final class ConsumptionTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("consumption");

    public static final Column<String> ACCOUNT_ID = DECLARED.text("account_id");
    public static final Column<YearMonth> CONSUMPTION_MONTH = DECLARED.month("consumption_month");
    public static final Column<Money> AMOUNT = DECLARED.money("amount");

    public static final Table TABLE = DECLARED.replaced(CONSUMPTION_MONTH, ACCOUNT_ID);

    private ConsumptionTable() {}
}
