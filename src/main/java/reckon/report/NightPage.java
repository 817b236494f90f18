package reckon.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.reconciliation.State;

/** Puts the page of a run together. */
final class NightPage {
    private NightPage() {}

    static Page of(Night night, ReportLanguage language) {
        MoneyFigures money = new MoneyFigures(night);
        NightBand band = new NightBand(night);
        List<Figure> figures = new ArrayList<>(List.of(money.byDay(), money.byAge(), money.byProduct()));
        figures.addAll(new CountFigures(night).all());
        return new Page(
                language,
                night.currency(),
                Words.of("title"),
                band.facts(),
                band.band(),
                night.manifest().incomplete(),
                new NightToDo(night).all(),
                new NightTotals(night).totals(),
                money.bridge(),
                figures,
                breaks(night),
                new NightTables(night).all(),
                foot(night));
    }

    private static BreakList breaks(Night night) {
        Largest<BreakRow> breaks = night.figures().breaks().largest();
        List<BreakRow> rows = breaks.rows().stream().sorted(BreakRow.ORDER).toList();
        return new BreakList(night.openBreaks(), rows, breaks.seen());
    }

    private static List<Text> foot(Night night) {
        return List.of(
                Words.of("foot.personal"),
                Words.of(
                        "foot.audit",
                        Numbers.count(night.figures().audit().lines()),
                        night.manifest().audit().lastHash()),
                Words.of("foot.verify", night.manifest().businessDate().toString()));
    }

    /** Returns the list of breaks as a table, for the workbook. */
    static Table breakTable(BreakList breaks, String currency) {
        List<Column> columns = List.of(
                Column.words("state"),
                Column.words("break"),
                Column.id("refund"),
                Column.id("order"),
                Column.id("account"),
                Column.number("expected", currency),
                Column.number("actual", currency),
                Column.number("difference", currency),
                Column.number("days"),
                Column.text("note"),
                Column.words("next"));
        List<List<@Nullable Object>> rows =
                breaks.rows().stream().map(NightPage::breakRow).toList();
        return Table.of("breaks", columns, rows, breaks.total(), BreakFigures.BREAKS);
    }

    private static List<@Nullable Object> breakRow(BreakRow row) {
        return Arrays.asList(
                BreakList.name(row.state()),
                BreakList.name(row.kind()),
                row.refundId(),
                row.orderId(),
                row.accountId(),
                row.expected(),
                row.actual(),
                row.difference(),
                (long) row.age(),
                BreakList.note(row),
                row.state() == State.RESOLVED || row.state() == State.ACCEPTED ? null : BreakList.next(row.kind()));
    }
}
