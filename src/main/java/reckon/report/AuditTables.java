package reckon.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reckon.money.Points;

/** The lists of a run that are taken from its audit. */
final class AuditTables {
    private static final Pattern HELD_SINCE =
            Pattern.compile("^(?:held: )?(.*?)(?:; held since (\\d{4}-\\d{2}-\\d{2}))?$", Pattern.DOTALL);
    private static final Pattern MISSING_POINTS = Pattern.compile(
            "it costs (?<needed>\\d+\\.\\d\\d) points and the account has .*, so (?<missing>\\d+\\.\\d\\d) are missing",
            Pattern.DOTALL);
    private static final int MOST_NAMES = 10;

    private final AuditFigures audit;
    private final LocalDate asOf;
    private final String currency;

    AuditTables(Night night) {
        this.audit = night.figures().audit();
        this.asOf = night.asOf();
        this.currency = night.currency();
    }

    Table held() {
        Largest<AuditFigures.Line> held = audit.heldLines();
        List<Column> columns = List.of(
                Column.id("request"),
                Column.id("account"),
                Column.id("resource"),
                Column.words("fault"),
                Column.date("since"),
                Column.number("days"),
                Column.text("deliver"));
        List<List<@Nullable Object>> rows =
                held.rows().stream().map(this::heldRow).toList();
        return Table.of("held", columns, rows, held.seen(), AuditFigures.FILE);
    }

    private List<@Nullable Object> heldRow(AuditFigures.Line line) {
        Matcher parts = HELD_SINCE.matcher(line.explanation());
        boolean matches = parts.matches();
        LocalDate since = matches && parts.group(2) != null ? LocalDate.parse(parts.group(2)) : null;
        return Arrays.asList(
                line.requestId(),
                line.accountId(),
                line.resourceId(),
                Words.ofReason(line.reason()),
                since,
                since == null ? null : ChronoUnit.DAYS.between(since, asOf),
                matches ? parts.group(1) : line.explanation());
    }

    Table largest() {
        Largest<AuditFigures.Line> largest = audit.largest();
        List<Column> columns = List.of(
                Column.id("request"),
                Column.id("account"),
                Column.id("order"),
                Column.words("product"),
                Column.words("outcome"),
                Column.number("money", currency),
                Column.text("calculation"));
        List<List<@Nullable Object>> rows = largest.rows().stream()
                .map(line -> Arrays.<@Nullable Object>asList(
                        line.requestId(),
                        line.accountId(),
                        line.orderId(),
                        line.product(),
                        Words.ofCode("decision", line.decision().name()),
                        line.refunded(),
                        line.explanation()))
                .toList();
        return Table.of("largest", columns, rows, largest.seen(), AuditFigures.FILE);
    }

    Table overQuota() {
        Largest<AuditFigures.Line> over = audit.overQuota();
        List<Column> columns = List.of(
                Column.id("request"),
                Column.id("account"),
                Column.number("needed"),
                Column.number("had"),
                Column.number("short"),
                Column.text("calculation"));
        List<List<@Nullable Object>> rows =
                over.rows().stream().map(AuditTables::overQuotaRow).toList();
        return Table.of("quota", columns, rows, over.seen(), AuditFigures.FILE);
    }

    private static List<@Nullable Object> overQuotaRow(AuditFigures.Line line) {
        Matcher points = MISSING_POINTS.matcher(line.explanation());
        boolean isFound = points.find();
        return Arrays.asList(
                line.requestId(),
                line.accountId(),
                isFound ? Points.of(points.group("needed")) : null,
                line.pointsBefore(),
                isFound ? Points.of(points.group("missing")) : null,
                line.explanation());
    }

    Table users() {
        List<Map.Entry<String, Set<String>>> many = audit.accountsOfUsers().entrySet().stream()
                .filter(user -> user.getValue().size() >= AuditFigures.MANY_ACCOUNTS)
                .sorted(Comparator.comparing((Map.Entry<String, Set<String>> user) ->
                                -user.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        List<List<@Nullable Object>> rows = many.stream()
                .limit(AuditFigures.MOST_ROWS)
                .map(user -> List.<@Nullable Object>of(
                        user.getKey(), (long) user.getValue().size(), names(user.getValue())))
                .toList();
        Text limit = audit.hasTooManyUsers()
                ? Words.of("list.users.too-many", Numbers.count(AuditFigures.MOST_USERS), AuditFigures.FILE)
                : Text.NONE;
        List<Column> columns = List.of(Column.id("user"), Column.number("accounts"), Column.text("account-names"));
        return Table.of("users", columns, rows, many.size(), many.size(), AuditFigures.FILE, limit);
    }

    private static String names(Set<String> names) {
        String first = String.join(", ", names.stream().limit(MOST_NAMES).toList());
        return names.size() <= MOST_NAMES ? first : first + " +" + (names.size() - MOST_NAMES);
    }
}
