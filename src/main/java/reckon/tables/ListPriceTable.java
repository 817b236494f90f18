package reckon.tables;

import java.time.Instant;
import reckon.database.Column;
import reckon.database.Table;
import reckon.money.Money;

/** List prices as last delivered. */
public final class ListPriceTable {
    private static final Table.Declaration DECLARED = new Table.Declaration("list_price");

    public static final Column<String> PRODUCT = DECLARED.text("product");
    public static final Column<String> SPEC = DECLARED.text("spec");
    public static final Column<Integer> TERM_MONTHS = DECLARED.integer("term_months");
    public static final Column<Money> LIST_PRICE = DECLARED.money("list_price");
    public static final Column<Instant> VALID_FROM = DECLARED.instant("valid_from");

    public static final Table TABLE = DECLARED.replaced(PRODUCT, SPEC, TERM_MONTHS, VALID_FROM);

    private ListPriceTable() {}
}
