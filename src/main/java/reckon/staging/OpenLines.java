package reckon.staging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.database.TableRow;
import reckon.intake.InputKind;
import reckon.intake.LineListener;
import reckon.intake.LineSubject;
import reckon.intake.Reject;
import reckon.tables.RejectedLineTable;

/**
 * The lines of a kind whose last delivery was bad (Rule I3), while a file is read: a bad line opens its key, a good one
 * ends those that it settles. They stand in the table {@code rejected_line}, of which only what the file changed is
 * written.
 */
public final class OpenLines implements LineListener {
    /** More than a file can have that is not refused, unless it has tens of millions of lines. */
    public static final int MOST_OPENED = 200_000;

    /** Nobody waits for a bad line of another kind: a bad request is no request, a bad settlement leaves its refund open. */
    private static final Set<InputKind> KINDS = EnumSet.of(
            InputKind.ACCOUNTS,
            InputKind.PRICES,
            InputKind.RESOURCES,
            InputKind.ORDERS,
            InputKind.CONSUMPTION,
            InputKind.GRANTS);

    private static final int KEYS_PER_STATEMENT = 500;
    private final Database database;
    private final InputKind kind;
    private final LocalDate businessDate;

    /** By key: since when it is open, for those that the table has. */
    private final Map<String, LocalDate> stored = new HashMap<>();

    private final Set<String> ended = new HashSet<>();
    private final Map<String, Opened> opened = new HashMap<>();
    private boolean tooMany;

    private record Opened(LineSubject subject, long line, String column, LocalDate since) {}

    /** Reads what is open of a kind; what a file changes of it belongs to a business date. */
    public OpenLines(Database database, InputKind kind, LocalDate businessDate) {
        this.database = database;
        this.kind = kind;
        this.businessDate = businessDate;
        if (KINDS.contains(kind)) {
            database.list(
                    "SELECT line_key, business_date FROM rejected_line WHERE kind = ?",
                    row -> stored.put(row.get(RejectedLineTable.LINE_KEY), row.get(RejectedLineTable.BUSINESS_DATE)),
                    kind.name());
        }
    }

    @Override
    public void rejected(Reject reject, @Nullable LineSubject subject) {
        if (subject == null || !KINDS.contains(kind) || tooMany) {
            return;
        }
        String key = subject.key();
        Opened before = opened.get(key);
        LocalDate since = businessDate;
        if (before != null) {
            since = before.since();
        } else if (!ended.contains(key)) {
            since = stored.getOrDefault(key, businessDate);
        }
        opened.put(key, new Opened(subject, reject.line(), reject.column(), since));
        if (opened.size() > MOST_OPENED) {
            tooMany = true;
            opened.clear();
        }
    }

    @Override
    public boolean awaitsGoodLines() {
        return !opened.isEmpty() || ended.size() < stored.size();
    }

    @Override
    public void delivered(List<String> keys) {
        for (String key : keys) {
            if (kind != InputKind.PRICES || !LineSubject.isOfManyPrices(key)) {
                opened.remove(key);
            }
            if (stored.containsKey(key)) {
                ended.add(key);
            }
        }
    }

    /** Returns why the file cannot be taken if more keys were open at once than are kept, else null. */
    public @Nullable String whyTooMany() {
        return tooMany
                ? "more than " + MOST_OPENED + " lines are bad, which is more than the program can keep track of"
                : null;
    }

    /** Writes what the file has changed. */
    public void save(String fileName) {
        ended.removeAll(opened.keySet());
        List<String> keys = new ArrayList<>(ended);
        for (int from = 0; from < keys.size(); from += KEYS_PER_STATEMENT) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + KEYS_PER_STATEMENT));
            List<Object> parameters = new ArrayList<>(some);
            parameters.add(0, kind.name());
            database.update(
                    "DELETE FROM rejected_line WHERE kind = ? AND line_key IN ("
                            + String.join(",", Collections.nCopies(some.size(), "?")) + ")",
                    parameters.toArray());
        }
        database.writeAll(
                RejectedLineTable.TABLE, opened.values().iterator(), (row, opening) -> fill(row, opening, fileName));
    }

    private void fill(TableRow row, Opened opening, String fileName) {
        LineSubject subject = opening.subject();
        row.set(RejectedLineTable.LINE_KEY, subject.key()).set(RejectedLineTable.KIND, kind.name());
        row.set(RejectedLineTable.ORDER_ID, subject.orderId()).set(RejectedLineTable.ACCOUNT_ID, subject.accountId());
        row.set(RejectedLineTable.RESOURCE_ID, subject.resourceId());
        row.set(RejectedLineTable.BUNDLE_ID, subject.bundleId()).set(RejectedLineTable.GRANT_ID, subject.grantId());
        row.set(RejectedLineTable.PRODUCT, subject.product()).set(RejectedLineTable.SPEC, subject.spec());
        row.set(RejectedLineTable.TERM_MONTHS, subject.termMonths());
        row.set(RejectedLineTable.CONSUMPTION_MONTH, subject.consumptionMonth());
        row.set(RejectedLineTable.FILE_NAME, fileName).set(RejectedLineTable.LINE, opening.line());
        row.set(RejectedLineTable.COLUMN_NAME, opening.column());
        row.set(RejectedLineTable.BUSINESS_DATE, opening.since());
    }
}
