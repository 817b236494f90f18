package reckon.intake;

import static reckon.intake.ContractColumn.column;
import static reckon.intake.ContractColumn.words;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contract of the input files, written down a second time as a table and checked slowly: what the reader
 * is held against, so nothing of the reader is used in it.
 */
final class Contract {
    private static final Set<String> TERM_COLUMNS = Set.of("effective_at", "expires_at", "duration_months");
    private static final byte[] EMPTY = {};

    private final InputKind kind;
    private final List<ContractColumn> columns;

    private Contract(InputKind kind, ContractColumn... columns) {
        this.kind = kind;
        this.columns = Stream.concat(Stream.of(columns), Stream.of(column("currency", Form.CURRENCY)))
                .toList();
    }

    static Contract of(InputKind kind) {
        return switch (kind) {
            case ACCOUNTS -> accounts();
            case PRICES -> prices();
            case RESOURCES -> resources();
            case ORDERS -> orders();
            case CONSUMPTION -> consumption();
            case GRANTS -> grants();
            case REQUESTS -> requests();
            case SETTLEMENTS -> settlements();
            case ACCEPTANCES -> acceptances();
        };
    }

    private static Contract accounts() {
        return new Contract(
                InputKind.ACCOUNTS,
                column("account_id", Form.ID).required(),
                column("mobile", Form.PERSONAL),
                column("certification_id", Form.PERSONAL),
                column("payment_source", Form.PERSONAL),
                column("content_fingerprint", Form.PERSONAL),
                column("login_ip", Form.PERSONAL),
                words("risk", "CLEAR", "REJECTED"));
    }

    private static Contract prices() {
        return new Contract(
                InputKind.PRICES,
                column("product", Form.PRODUCT).required(),
                column("spec", Form.NAME).required(),
                column("term_months", Form.TERM).required(),
                column("list_price", Form.MONEY).required(),
                column("valid_from", Form.TIME).required());
    }

    private static Contract resources() {
        return new Contract(
                InputKind.RESOURCES,
                column("resource_id", Form.ID).required(),
                column("account_id", Form.ID).required(),
                column("product", Form.PRODUCT).required(),
                column("spec", Form.REMARK),
                words("status", "ACTIVE", "FROZEN", "RELEASED", "ARCHIVED").required(),
                column("attached_to", Form.ID),
                column("package_used", Form.DECIMAL),
                column("support_benefit_used", Form.FLAG),
                column("invoiced", Form.FLAG),
                column("in_transaction", Form.FLAG));
    }

    private static Contract orders() {
        return new Contract(
                InputKind.ORDERS,
                column("order_id", Form.ID).required(),
                column("account_id", Form.ID).required(),
                column("resource_id", Form.ID).required(),
                column("product", Form.PRODUCT).required(),
                column("spec", Form.NAME),
                words("order_type", "NEW", "RENEW", "RESIZE", "CONVERT").required(),
                words("charge_type", "PREPAID", "POSTPAID").required(),
                words("status", "COMPLETED", "PENDING", "CREATE_FAILED", "REFUNDED")
                        .required(),
                column("purchased_at", Form.TIME).required(),
                column("effective_at", Form.TIME),
                column("expires_at", Form.TIME),
                column("duration_months", Form.WHOLE),
                column("paid_cash", Form.SIGNED).required(),
                column("paid_coupon", Form.MONEY).required(),
                words("offering", "REGULAR", "TRIAL", "FREE", "ONE_TIME"),
                words("promotion", "NONE", "NO_FULL_REFUND", "NO_REFUND"),
                column("contract_id", Form.MARK),
                column("bundle_id", Form.ID),
                column("auto_renew", Form.FLAG).notKept(),
                column("auto_renew_period", Form.PERIOD),
                column("relation_cds", Form.FLAG).notKept());
    }

    private static Contract consumption() {
        return new Contract(
                InputKind.CONSUMPTION,
                column("account_id", Form.ID).required(),
                column("month", Form.MONTH).required(),
                column("amount", Form.MONEY).required());
    }

    private static Contract grants() {
        return new Contract(
                InputKind.GRANTS,
                column("grant_id", Form.ID).required(),
                column("account_id", Form.ID).required(),
                column("points", Form.MONEY).required(),
                column("granted_at", Form.RECENT).required(),
                column("month", Form.MONTH),
                column("ticket", Form.REMARK));
    }

    private static Contract requests() {
        return new Contract(
                InputKind.REQUESTS,
                column("request_id", Form.ID).required(),
                column("account_id", Form.ID).required(),
                column("resource_id", Form.ID).required(),
                words("kind", "RESOURCE", "RENEWAL"),
                column("submitted_at", Form.RECENT).required(),
                column("reason", Form.REMARK));
    }

    private static Contract settlements() {
        return new Contract(
                InputKind.SETTLEMENTS,
                column("settlement_id", Form.ID).required(),
                column("refund_id", Form.ID).required(),
                column("amount", Form.MONEY).required(),
                column("settled_at", Form.TIME).required(),
                words("status", "PAID", "FAILED").required());
    }

    private static Contract acceptances() {
        return new Contract(
                InputKind.ACCEPTANCES,
                words(
                                "break",
                                "SETTLEMENT_DUPLICATE",
                                "SETTLEMENT_AMOUNT",
                                "SETTLEMENT_FAILED",
                                "SETTLEMENT_MISSING",
                                "SETTLEMENT_UNKNOWN",
                                "ORDER_REFUNDED_OUTSIDE",
                                "ORDER_NOT_MARKED",
                                "ORDER_CHANGED",
                                "CDS_NOT_CONVERTED")
                        .required(),
                column("refund_id", Form.KEY_ID),
                column("order_id", Form.KEY_ID),
                column("expected", Form.SIGNED),
                column("actual", Form.SIGNED),
                column("note", Form.NOTE),
                column("ticket", Form.NAME).required());
    }

    List<ContractColumn> columns() {
        return columns;
    }

    List<String> names() {
        return columns.stream().map(ContractColumn::name).toList();
    }

    /** Returns the first column that is wrong in a line, or null; a column that the file does not have is null in it. */
    @Nullable
    String firstBad(Function<String, byte @Nullable []> raw) {
        Function<String, byte @Nullable []> line = column -> Cleaned.value(raw.apply(column));
        for (ContractColumn column : columns) {
            byte[] value = Objects.requireNonNullElse(line.apply(column.name()), EMPTY);
            boolean bad = value.length == 0
                    ? column.isRequired() || isNeeded(column, line)
                    : isRead(column, line) && (!column.allows(value) || contradicts(column, line));
            if (bad) {
                return column.name();
            }
        }
        return null;
    }

    /** Returns what is kept of a line in which no column is wrong: of the columns that its file has, and of its key. */
    List<@Nullable Object> row(Function<String, byte @Nullable []> line) {
        List<@Nullable Object> row = new ArrayList<>();
        for (ContractColumn column : columns) {
            byte[] value = Cleaned.value(line.apply(column.name()));
            if (column.isKept() && (value != null || column.form() == Form.KEY_ID)) {
                row.add(column.kept(Objects.requireNonNullElse(value, EMPTY)));
            }
        }
        return row;
    }

    private boolean isNeeded(ContractColumn column, Function<String, byte @Nullable []> line) {
        if (kind != InputKind.ORDERS) {
            return false;
        }
        boolean isTerm = text(line, "charge_type").equalsIgnoreCase("PREPAID")
                && text(line, "status").equalsIgnoreCase("COMPLETED");
        boolean isConversion = text(line, "order_type").equalsIgnoreCase("CONVERT");
        return (isTerm && TERM_COLUMNS.contains(column.name()))
                || (isConversion && column.name().equals("duration_months"));
    }

    private static boolean isRead(ContractColumn column, Function<String, byte @Nullable []> line) {
        return column.form() != Form.PERIOD
                || (text(line, "order_type").equalsIgnoreCase("CONVERT")
                        && text(line, "auto_renew").equalsIgnoreCase("true"));
    }

    private boolean contradicts(ContractColumn column, Function<String, byte @Nullable []> line) {
        if (column.name().equals("charge_type")) {
            return text(line, "order_type").equalsIgnoreCase("CONVERT")
                    && !text(line, "charge_type").equalsIgnoreCase("PREPAID");
        }
        if (column.name().equals("paid_cash")) {
            return text(line, "paid_cash").startsWith("-")
                    && !text(line, "order_type").equalsIgnoreCase("RESIZE");
        }
        if (column.name().equals("expires_at") && !text(line, "effective_at").isEmpty()) {
            return !Objects.requireNonNull(Form.time(text(line, "expires_at")))
                    .isAfter(Form.time(text(line, "effective_at")));
        }
        return false;
    }

    private static String text(Function<String, byte @Nullable []> line, String column) {
        return new String(Objects.requireNonNullElse(line.apply(column), EMPTY), StandardCharsets.ISO_8859_1);
    }
}
