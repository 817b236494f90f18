package reckon.endtoend;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reckon.support.CsvRows;

/**
 * What the contract fixes of the files of one run, or of several nights folded into one.
 *
 * <p>Money is compared as numbers and times as instants. Free are the words of explanations and errors, the chain
 * of hashes, how users are named as long as the same accounts are one, and what an audit line names of a resource or
 * an order that it says is not there.
 */
final class ContractLines {
    private static final Set<String> MONEY =
            Set.of("order_amount", "consumed_amount", "refund_amount", "points_spent", "points_before", "points_after");
    private static final Set<String> TIMES = Set.of("submitted_at", "decided_as_of", "until");
    private static final Set<String> FREE = Set.of("seq", "explanation", "previous_hash", "hash", "error");
    private static final Set<String> ORDER_IS_FREE = Set.of("E01", "E03", "E12");

    private final boolean folded;
    private final Map<String, String> lines = new TreeMap<>();
    private final Map<String, List<Booking>> bookings = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /** The account of each order that Rule A1 refunded. */
    private final Map<String, String> failedOrders = new TreeMap<>();

    /** Accounts with a request that was decided in a later month than it was submitted in. */
    private final Set<String> lateAccounts = new TreeSet<>();

    private record Booking(String movement, String at, String reference, String points, String balance) {}

    private ContractLines(boolean folded) {
        this.folded = folded;
    }

    /** Reads the files of one run. */
    static ContractLines of(Path folder) {
        ContractLines lines = new ContractLines(false);
        lines.read(List.of(folder));
        return lines;
    }

    /** Reads the files of nights in their order: of a request that was held, the last line counts. */
    static ContractLines folded(List<Path> folders) {
        ContractLines lines = new ContractLines(true);
        lines.read(folders);
        return lines;
    }

    private void read(List<Path> folders) {
        List<Map<String, String>> audit = rows(folders, "audit.csv");
        folders.stream().filter(ContractLines::isOfANight).forEach(this::readLateAccounts);
        Map<String, String> firstAccounts = new HashMap<>();
        audit.forEach(row ->
                firstAccounts.merge(row.get("user_id"), row.get("account_id"), (a, b) -> a.compareTo(b) < 0 ? a : b));
        Set<String> decided = new TreeSet<>();
        for (Map<String, String> row : audit) {
            if (row.get("rule").equals("A1")) {
                failedOrders.put(row.get("order_id"), row.get("account_id"));
            }
            String key = "audit " + row.get("request_id") + (isAutomatic(row) ? row.get("order_id") : "");
            if (lines.containsKey(key) && (!folded || decided.contains(key))) {
                problems.add(key + " stands there twice");
            }
            if (!row.get("decision").equals("HELD")) {
                decided.add(key);
            }
            row.put("user_id", isAutomatic(row) ? "" : firstAccounts.get(row.get("user_id")));
            lines.put(key, audit(row));
        }
        rows(folders, "refunds.csv").forEach(row -> add("refund", row, "request_id", "order_id"));
        rows(folders, "releases.csv").forEach(row -> add("release", row, "resource_id", "action", "request_id"));
        rows(folders, "rejects.csv").forEach(row -> add("reject", row, "file", "line"));
        for (Map<String, String> row : rows(folders, "quota.csv")) {
            bookings.computeIfAbsent(row.get("account_id"), account -> new ArrayList<>())
                    .add(new Booking(
                            row.get("movement"),
                            OffsetDateTime.parse(row.get("effective_at"))
                                    .toInstant()
                                    .toString(),
                            row.get("reference"),
                            amount(row.get("points")),
                            amount(row.get("balance_after"))));
        }
    }

    private static List<Map<String, String>> rows(List<Path> folders, String name) {
        List<Map<String, String>> rows = new ArrayList<>();
        folders.forEach(folder -> rows.addAll(CsvRows.read(folder.resolve(name))));
        return rows;
    }

    /** Whether a folder is named after the date of its night. */
    private static boolean isOfANight(Path folder) {
        return folder.getFileName().toString().matches("\\d{4}-\\d{2}-\\d{2}");
    }

    private void readLateAccounts(Path folder) {
        String month = folder.getFileName().toString().substring(0, "2026-10".length());
        for (Map<String, String> row : CsvRows.read(folder.resolve("audit.csv"))) {
            boolean isDecided = !row.get("decision").equals("HELD") && !isAutomatic(row);
            if (isDecided
                    && row.get("submitted_at").substring(0, month.length()).compareTo(month) < 0) {
                lateAccounts.add(row.get("account_id"));
            }
        }
    }

    /** Whether Rule A1 or A2 refunded an order without a request. */
    private static boolean isAutomatic(Map<String, String> row) {
        return row.get("request_id").isEmpty();
    }

    private void add(String what, Map<String, String> row, String... keyColumns) {
        StringBuilder key = new StringBuilder(what);
        for (String column : keyColumns) {
            key.append(' ').append(row.get(column));
        }
        if (lines.put(key.toString(), text(row)) != null) {
            problems.add(key + " stands there twice");
        }
    }

    private String audit(Map<String, String> row) {
        boolean accountUnknown = row.get("reason").equals("ACCOUNT_UNKNOWN");
        Map<String, String> fixed = new LinkedHashMap<>(row);
        if (ORDER_IS_FREE.contains(row.get("rule")) || accountUnknown) {
            fixed.put("order_id", "");
        }
        if (row.get("rule").equals("E01") || accountUnknown) {
            fixed.put("product", "");
        }
        if (folded && row.get("decision").equals("HELD")) {
            fixed.put("points_before", "");
            fixed.put("points_after", "");
        }
        return text(fixed);
    }

    private static String text(Map<String, String> row) {
        StringBuilder text = new StringBuilder();
        row.forEach((column, value) -> {
            if (!FREE.contains(column) && !value.isEmpty()) {
                text.append(' ').append(column).append('=').append(fixed(column, value));
            }
        });
        return text.toString();
    }

    private static String fixed(String column, String value) {
        if (MONEY.contains(column)) {
            return amount(value);
        }
        return TIMES.contains(column) ? OffsetDateTime.parse(value).toInstant().toString() : value;
    }

    private static String amount(String value) {
        return new BigDecimal(value).setScale(2, RoundingMode.UNNECESSARY).toString();
    }

    /** Returns what differs, each in words; empty if the contract calls both the same. */
    List<String> differencesFrom(ContractLines expected) {
        List<String> differences = new ArrayList<>(problems);
        Set<String> late = union(lateAccounts, expected.lateAccounts);
        Set<String> completedAfterAll = completedAfterAll(expected);
        for (String key : union(expected.lines.keySet(), lines.keySet())) {
            String wanted = compared(expected.lines.get(key), late);
            String found = compared(lines.get(key), late);
            boolean isFree = isOf(wanted, completedAfterAll) || isOf(found, completedAfterAll);
            if (!isFree && (wanted == null || !wanted.equals(found))) {
                differences.add(key + "\n  expected:" + wanted + "\n  found:   " + found);
            }
        }
        for (String account : union(expected.bookings.keySet(), bookings.keySet())) {
            List<Booking> wanted = expected.bookings.getOrDefault(account, List.of());
            List<Booking> found = bookings.getOrDefault(account, List.of());
            boolean isFree = completedAfterAll.contains(account)
                    || (folded && late.contains(account) && comeToTheSame(wanted, found))
                    || (folded && openedInAnotherMonth(wanted, found));
            if (!wanted.equals(found) && !isFree) {
                differences.add("quota of " + account + "\n  expected: " + wanted + "\n  found:    " + found);
            }
        }
        return differences;
    }

    /** A status has no time: what nights refunded as failed and one run saw as completed may differ (limits of Rule I1). */
    private Set<String> completedAfterAll(ContractLines expected) {
        Set<String> accounts = new TreeSet<>();
        for (String order : union(failedOrders.keySet(), expected.failedOrders.keySet())) {
            if (!failedOrders.containsKey(order) || !expected.failedOrders.containsKey(order)) {
                accounts.add(failedOrders.getOrDefault(order, expected.failedOrders.get(order)));
            }
        }
        return folded ? accounts : Set.of();
    }

    private static boolean isOf(@Nullable String line, Set<String> accounts) {
        return line != null && accounts.stream().anyMatch(account -> line.contains(" account_id=" + account + " "));
    }

    /** Points that a late request finds depend on what its account spent meanwhile, as Rule Q7 restores its own month's. */
    private @Nullable String compared(@Nullable String line, Set<String> late) {
        return folded && isOf(line, late) ? String.valueOf(line).replaceAll(" points_(before|after)=[^ ]+", "") : line;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    /** The one thing that may depend on when the job ran (Rule I1): then points moved and points left are the same. */
    private static boolean openedInAnotherMonth(List<Booking> some, List<Booking> others) {
        return !some.isEmpty()
                && !others.isEmpty()
                && !some.get(0).at().equals(others.get(0).at())
                && comeToTheSame(some, others);
    }

    /** Whether the same was spent and granted, in whatever order, and the same is left. */
    private static boolean comeToTheSame(List<Booking> some, List<Booking> others) {
        return !some.isEmpty()
                && !others.isEmpty()
                && last(some).balance().equals(last(others).balance())
                && moved(some).equals(moved(others));
    }

    private static Booking last(List<Booking> bookings) {
        return bookings.get(bookings.size() - 1);
    }

    private static List<String> moved(List<Booking> bookings) {
        return bookings.stream()
                .filter(booking -> Set.of("SPEND", "GRANT").contains(booking.movement()))
                .map(booking -> booking.movement() + booking.at() + booking.reference() + booking.points())
                .sorted()
                .toList();
    }
}
