package reckon.spark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reckon.database.Column;
import reckon.database.Table;
import reckon.intake.InputKind;
import reckon.tables.AcceptanceTable;
import reckon.tables.AccountTable;
import reckon.tables.AccountUserTable;
import reckon.tables.ArchivedOrderTable;
import reckon.tables.BookedGrantTable;
import reckon.tables.ConsumptionTable;
import reckon.tables.ConversionTable;
import reckon.tables.DecisionTable;
import reckon.tables.HeldRequestTable;
import reckon.tables.IdentityKeyTable;
import reckon.tables.InputFileTable;
import reckon.tables.LedgerIdentityTable;
import reckon.tables.ListPriceTable;
import reckon.tables.MovementTable;
import reckon.tables.PublishedRunTable;
import reckon.tables.PurchaseOrderTable;
import reckon.tables.QuotaGrantTable;
import reckon.tables.ReconciliationRowTable;
import reckon.tables.ReconciliationTable;
import reckon.tables.RefundTable;
import reckon.tables.RefusedFileTable;
import reckon.tables.RejectTable;
import reckon.tables.RejectedLineTable;
import reckon.tables.RenewalWithoutCashTable;
import reckon.tables.RequestTable;
import reckon.tables.ResourceTable;
import reckon.tables.RunIncompleteTable;
import reckon.tables.RunNotTakenTable;
import reckon.tables.RunTable;
import reckon.tables.SettlementLineTable;
import reckon.tables.SevenDayChanceTable;
import reckon.tables.UnbindingTable;
import reckon.tables.UnlinkedValueTable;
import reckon.tables.UnsubscriptionTable;
import reckon.tables.WaitingConversionTable;
import reckon.tables.WaitingOrderTable;
import reckon.tables.WaitingResetTable;

/** The tables of the ledger, as the rooms declare them: those that may be large, and those that a driver can hold. */
final class LedgerTables {
    /** Rows for each account, resource, order or request: only executors see them all. */
    static final List<Table> LARGE = List.of(
            AccountTable.TABLE,
            AccountUserTable.TABLE,
            ArchivedOrderTable.TABLE,
            BookedGrantTable.TABLE,
            ConsumptionTable.TABLE,
            ConversionTable.TABLE,
            DecisionTable.TABLE,
            HeldRequestTable.TABLE,
            MovementTable.TABLE,
            PurchaseOrderTable.TABLE,
            QuotaGrantTable.TABLE,
            ReconciliationRowTable.TABLE,
            RefundTable.TABLE,
            RejectTable.TABLE,
            RenewalWithoutCashTable.TABLE,
            RequestTable.TABLE,
            ResourceTable.TABLE,
            SettlementLineTable.TABLE,
            SevenDayChanceTable.TABLE,
            UnbindingTable.TABLE,
            UnsubscriptionTable.TABLE,
            WaitingResetTable.TABLE);

    /** A few rows a run or a file, what waits for somebody, and the catalogue. */
    static final List<Table> SMALL = List.of(
            AcceptanceTable.TABLE,
            IdentityKeyTable.TABLE,
            InputFileTable.TABLE,
            LedgerIdentityTable.TABLE,
            ListPriceTable.TABLE,
            PublishedRunTable.TABLE,
            ReconciliationTable.TABLE,
            RefusedFileTable.TABLE,
            RejectedLineTable.TABLE,
            RunTable.TABLE,
            RunIncompleteTable.TABLE,
            RunNotTakenTable.TABLE,
            UnlinkedValueTable.TABLE,
            WaitingConversionTable.TABLE,
            WaitingOrderTable.TABLE);

    /** What a column holds in a new row whose line does not have it, where that is not what {@link #byType} says. */
    private static final Map<String, String> DEFAULTS =
            Map.of("risk", "CLEAR", "offering", "REGULAR", "promotion", "NONE", "request.kind", "RESOURCE");

    private static final Map<String, Table> BY_NAME = new LinkedHashMap<>();

    static {
        LARGE.forEach(table -> BY_NAME.put(table.name(), table));
        SMALL.forEach(table -> BY_NAME.put(table.name(), table));
    }

    private LedgerTables() {}

    /** Returns the table of a name as it is declared. */
    static Table of(String name) {
        Table table = BY_NAME.get(name);
        if (table == null) {
            throw new IllegalArgumentException("there is no table " + name);
        }
        return table;
    }

    /** Returns the table that the lines of a kind of file go to. */
    static Table of(InputKind kind) {
        return switch (kind) {
            case ACCOUNTS -> AccountTable.TABLE;
            case PRICES -> ListPriceTable.TABLE;
            case RESOURCES -> ResourceTable.TABLE;
            case ORDERS -> PurchaseOrderTable.TABLE;
            case CONSUMPTION -> ConsumptionTable.TABLE;
            case GRANTS -> QuotaGrantTable.TABLE;
            case REQUESTS -> RequestTable.TABLE;
            case SETTLEMENTS -> SettlementLineTable.TABLE;
            case ACCEPTANCES -> AcceptanceTable.TABLE;
        };
    }

    /** Returns all tables. */
    static List<Table> all() {
        return List.copyOf(BY_NAME.values());
    }

    static boolean isSmall(String name) {
        return SMALL.stream().anyMatch(table -> table.name().equals(name));
    }

    /** Returns, as SQL, what a column of a new row holds that nothing was said of. */
    static String defaultOf(Table table, Column<?> column) {
        String text = DEFAULTS.getOrDefault(table.name() + "." + column.name(), DEFAULTS.get(column.name()));
        return text != null ? "'" + text + "'" : byType(column);
    }

    private static String byType(Column<?> column) {
        return switch (column.type()) {
            case BOOLEAN -> "FALSE";
            case INTEGER -> "0";
            case TEXT, DECIMAL, INSTANT, DATE, BIGINT, BYTES -> "NULL";
        };
    }
}
