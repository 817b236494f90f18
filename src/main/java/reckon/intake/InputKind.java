package reckon.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reckon.database.Column;
import reckon.tables.AccountTable;
import reckon.tables.PurchaseOrderTable;
import reckon.tables.ResourceTable;
import reckon.tables.SettlementLineTable;

/**
 * The kinds of input file. A file is of a kind if its name is the kind's followed by {@code .csv}, or by anything that
 * does not begin with a letter and then {@code .csv}, in any case; also gzipped, as {@code .csv.gz}.
 */
public enum InputKind {
    ACCOUNTS(Formats.ACCOUNTS),
    PRICES(Formats.PRICES),
    RESOURCES(Formats.RESOURCES),
    ORDERS(Formats.ORDERS),
    CONSUMPTION(Formats.CONSUMPTION),
    GRANTS(Formats.GRANTS),
    REQUESTS(Formats.REQUESTS),
    SETTLEMENTS(Formats.SETTLEMENTS),
    ACCEPTANCES(Formats.ACCEPTANCES);

    private static final int INSENSITIVE = Pattern.DOTALL | Pattern.CASE_INSENSITIVE;

    private final Format format;
    private final Pattern fileName;

    InputKind(Format format) {
        this.format = format;
        this.fileName = Pattern.compile(name() + "(|\\P{L}.*)\\.csv(\\.gz)?", INSENSITIVE);
    }

    /**
     * Returns what the name of a file, without its folder, has between the kind and the ending; null if it is not of
     * this kind.
     */
    public @Nullable String middleOf(String fileName) {
        Matcher matcher = this.fileName.matcher(fileName);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** Whether a file of this name, without its folder, is of this kind. */
    public boolean isNameOf(String fileName) {
        return middleOf(fileName) != null;
    }

    /**
     * Returns the column that says which run delivered a row last, as the search for users and the reconciliation look at what came; null if rows of
     * this kind have none.
     */
    public @Nullable Column<Integer> runColumn() {
        return switch (this) {
            case ACCOUNTS -> AccountTable.RUN_NO;
            case SETTLEMENTS -> SettlementLineTable.RUN_NO;
            case ORDERS -> PurchaseOrderTable.RUN_NO;
            case RESOURCES -> ResourceTable.RUN_NO;
            default -> null;
        };
    }

    Format format() {
        return format;
    }
}
