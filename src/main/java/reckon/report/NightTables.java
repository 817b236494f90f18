package reckon.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reckon.files.Manifest;
import reckon.files.WrittenFile;

/** The lists of a run but for that of its breaks. */
final class NightTables {
    private static final Pattern HELD_SINCE =
            Pattern.compile("^(?:held: )?(.*?)(?:; held since (\\d{4}-\\d{2}-\\d{2}))?$", Pattern.DOTALL);
    private static final Pattern DUE = Pattern.compile("^due (\\d{4}-\\d{2}-\\d{2})$");
    private static final int MOST_NAMES = 10;

    private final Night night;
    private final Manifest manifest;

    NightTables(Night night) {
        this.night = night;
        this.manifest = night.manifest();
    }

    List<Table> all() {
        List<Table> tables = new ArrayList<>(List.of(held(), pending(), largest(), overQuota(), users()));
        if (!manifest.valuesThatLinkNobody().isEmpty()) {
            tables.add(unlinked());
        }
        tables.add(rejects());
        if (!manifest.notTaken().isEmpty()) {
            tables.add(notTaken());
        }
        tables.add(files());
        return tables;
    }

    private static Table table(
            String name, List<Column> columns, List<List<@Nullable Object>> rows, long total, String source) {
        return new Table(
                name, Words.of("list." + name), Words.of("list." + name + ".note"), columns, rows, total, source);
    }

    private Table held() {
        Largest<AuditFigures.Line> held = night.figures().audit().heldLines();
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
        return table("held", columns, rows, held.seen(), AuditFigures.FILE);
    }

    private List<@Nullable Object> heldRow(AuditFigures.Line line) {
        Matcher parts = HELD_SINCE.matcher(line.explanation());
        boolean matches = parts.matches();
        LocalDate since = matches && parts.group(2) != null ? LocalDate.parse(parts.group(2)) : null;
        return Arrays.asList(
                line.requestId(),
                line.accountId(),
                line.resourceId(),
                Words.ofCode("reason", line.reason()),
                since,
                since == null ? null : ChronoUnit.DAYS.between(since, manifest.businessDate()),
                matches ? parts.group(1) : line.explanation());
    }

    private Table pending() {
        Largest<BreakRow> pending = night.figures().pending().largest();
        List<Column> columns = List.of(
                Column.id("refund"),
                Column.id("order"),
                Column.id("account"),
                Column.number("money", night.currency()),
                Column.number("days"),
                Column.date("due"));
        List<List<@Nullable Object>> rows = pending.rows().stream()
                .map(row -> {
                    Matcher due = DUE.matcher(row.note());
                    return Arrays.<@Nullable Object>asList(
                            row.refundId(),
                            row.orderId(),
                            row.accountId(),
                            row.difference(),
                            (long) row.age(),
                            due.matches() ? LocalDate.parse(due.group(1)) : row.note());
                })
                .toList();
        return table("pending", columns, rows, pending.seen(), BreakFigures.PENDING);
    }

    private Table largest() {
        Largest<AuditFigures.Line> largest = night.figures().audit().largest();
        List<Column> columns = List.of(
                Column.id("request"),
                Column.id("account"),
                Column.id("order"),
                Column.text("product"),
                Column.words("outcome"),
                Column.number("money", night.currency()),
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
        return table("largest", columns, rows, largest.seen(), AuditFigures.FILE);
    }

    private Table overQuota() {
        Largest<AuditFigures.Line> over = night.figures().audit().overQuota();
        List<Column> columns =
                List.of(Column.id("request"), Column.id("account"), Column.number("had"), Column.text("calculation"));
        List<List<@Nullable Object>> rows = over.rows().stream()
                .map(line -> Arrays.<@Nullable Object>asList(
                        line.requestId(), line.accountId(), line.pointsBefore(), line.explanation()))
                .toList();
        return table("quota", columns, rows, over.seen(), AuditFigures.FILE);
    }

    private Table users() {
        List<Map.Entry<String, Set<String>>> many = night.figures().audit().accountsOfUsers().entrySet().stream()
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
        return table(
                "users",
                List.of(Column.id("user"), Column.number("accounts"), Column.text("account-names")),
                rows,
                many.size(),
                AuditFigures.FILE);
    }

    private static String names(Set<String> names) {
        String first = String.join(", ", names.stream().limit(MOST_NAMES).toList());
        return names.size() <= MOST_NAMES ? first : first + " +" + (names.size() - MOST_NAMES);
    }

    private Table unlinked() {
        List<List<@Nullable Object>> rows = manifest.valuesThatLinkNobody().stream()
                .map(value ->
                        List.<@Nullable Object>of(value.attribute(), value.fingerprint(), (long) value.accounts()))
                .toList();
        return table(
                "unlinked",
                List.of(Column.text("attribute"), Column.id("fingerprint"), Column.number("accounts")),
                rows.stream().limit(AuditFigures.MOST_ROWS).toList(),
                rows.size(),
                Manifest.FILE_NAME);
    }

    private Table rejects() {
        RejectFigures rejects = night.figures().rejects();
        List<List<@Nullable Object>> rows = rejects.groups().stream()
                .map(group -> List.<@Nullable Object>of(
                        group.file(), group.column(), group.error(), group.count(), group.firstLine(), group.example()))
                .toList();
        List<Column> columns = List.of(
                Column.text("file"),
                Column.text("column"),
                Column.text("error"),
                Column.number("lines"),
                Column.number("first-line"),
                Column.text("example"));
        return new Table(
                "rejects",
                Words.of("list.rejects"),
                Words.of("list.rejects.note"),
                columns,
                rows,
                rows.size() + rejects.others(),
                rejects.lines(),
                RejectFigures.FILE);
    }

    private Table notTaken() {
        List<List<@Nullable Object>> rows = manifest.notTaken().stream()
                .map(name -> List.<@Nullable Object>of(name))
                .toList();
        return table("not-taken", List.of(Column.text("file")), rows, rows.size(), Manifest.FILE_NAME);
    }

    private Table files() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Manifest.Input file : manifest.inputs()) {
            rows.add(List.of(
                    Words.of(file.refused() ? "file.refused" : "file.in"),
                    file.name(),
                    file.lines(),
                    file.rejected(),
                    file.decidedAgain(),
                    file.sha256()));
        }
        for (WrittenFile file : manifest.outputs()) {
            rows.add(Arrays.asList(Words.of("file.out"), file.name(), file.rows(), null, null, file.sha256()));
        }
        List<Column> columns = List.of(
                Column.words("direction"),
                Column.text("file"),
                Column.number("lines"),
                Column.number("set-aside"),
                Column.number("again"),
                Column.id("sha256"));
        return table("files", columns, rows, rows.size(), Manifest.FILE_NAME);
    }
}
