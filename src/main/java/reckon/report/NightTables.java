package reckon.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reckon.files.Manifest;
import reckon.files.WrittenFile;

/** The lists of a run but for that of its breaks. */
final class NightTables {
    private static final Pattern DUE = Pattern.compile("^due (\\d{4}-\\d{2}-\\d{2})$");

    private final Night night;
    private final Manifest manifest;

    NightTables(Night night) {
        this.night = night;
        this.manifest = night.manifest();
    }

    List<Table> all() {
        AuditTables audit = new AuditTables(night);
        List<Table> tables =
                new ArrayList<>(List.of(audit.held(), pending(), audit.largest(), audit.overQuota(), audit.users()));
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
        return Table.of("pending", columns, rows, pending.seen(), BreakFigures.PENDING);
    }

    private Table unlinked() {
        List<List<@Nullable Object>> rows = manifest.valuesThatLinkNobody().stream()
                .map(value ->
                        List.<@Nullable Object>of(value.attribute(), value.fingerprint(), (long) value.accounts()))
                .toList();
        return Table.of(
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
                Column.words("column"),
                Column.text("error"),
                Column.number("lines"),
                Column.number("first-line"),
                Column.text("example"));
        long total = rows.size() + rejects.others();
        return Table.of("rejects", columns, rows, total, rejects.lines(), RejectFigures.FILE, Text.NONE);
    }

    private Table notTaken() {
        List<List<@Nullable Object>> rows = manifest.notTaken().stream()
                .map(name -> List.<@Nullable Object>of(name))
                .toList();
        return Table.of("not-taken", List.of(Column.text("file")), rows, rows.size(), Manifest.FILE_NAME);
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
        return Table.of("files", columns, rows, rows.size(), Manifest.FILE_NAME);
    }
}
