package reckon.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reckon.month.MonthSummary;
import reckon.month.MonthSummary.Sums;

/** The lists of a month. */
final class MonthlyTables {
    private final Months months;
    private final String currency;

    MonthlyTables(Months months) {
        this.months = months;
        this.currency = months.month().currency();
    }

    List<Table> all() {
        return List.of(
                runs(),
                compared(
                        "products",
                        Column.words("product"),
                        MoneyFigures::product,
                        MonthSummary::byProduct,
                        Comparator.comparing(Sums::refunded)),
                compared(
                        "rules",
                        Column.words("rule"),
                        Text::same,
                        MonthSummary::byRule,
                        Comparator.comparing(Sums::decisions)));
    }

    private Table runs() {
        List<Column> columns = new ArrayList<>(List.of(Column.date("day"), Column.number("run")));
        columns.addAll(sumColumns());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (MonthSummary.Run run : months.month().runs()) {
            List<@Nullable Object> row = new ArrayList<>(List.of(run.businessDate(), (long) run.run()));
            row.addAll(cells(run.sums()));
            rows.add(row);
        }
        return Table.of("runs", columns, rows, rows.size(), months.source());
    }

    private Table compared(
            String id,
            Column first,
            Function<String, Text> name,
            Function<MonthSummary, Map<String, Sums>> by,
            Comparator<Sums> order) {
        List<Column> columns = new ArrayList<>(List.of(first));
        columns.addAll(sumColumns());
        columns.add(Column.number("decisions-before"));
        columns.add(Column.number("refunded-before", currency));
        List<Months.Compared> all = months.by(by, order);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Months.Compared both : all.subList(0, Math.min(all.size(), AuditFigures.MOST_ROWS))) {
            List<@Nullable Object> row = new ArrayList<>(List.of(name.apply(both.code())));
            row.addAll(cells(both.now()));
            row.addAll(
                    both.before() == null
                            ? Arrays.asList(null, null)
                            : List.of(both.before().decisions(), both.before().refunded()));
            rows.add(row);
        }
        return Table.of(id, columns, rows, all.size(), months.source());
    }

    private List<Column> sumColumns() {
        return List.of(
                Column.number("decisions"),
                Column.number("refunds"),
                Column.number("refunded", currency),
                Column.number("spent"),
                Column.number("of-it-paid", currency),
                Column.number("of-it-open", currency));
    }

    private static List<Object> cells(Sums sums) {
        return List.of(sums.decisions(), sums.refunds(), sums.refunded(), sums.pointsSpent(), sums.paid(), sums.open());
    }
}
