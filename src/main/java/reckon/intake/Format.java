package reckon.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import reckon.database.Column;
import reckon.database.Row;
import reckon.database.Table;

/**
 * The format of one kind of input file: its columns in the order in which they are checked, and what lines are about.
 *
 * @param table where the rows go; a later line replaces an earlier one with the same key
 */
record Format(Table table, Map<String, InputColumn> byHeader, List<InputColumn> columns, Subjects subjects) {

    /**
     * Returns a format whose lines go to a table.
     *
     * @throws IllegalArgumentException if its columns are not kept in the order in which the table declares them; what no
     *     file has may stand behind them
     */
    static Format of(Table declared, Subjects subjects, InputColumn... columns) {
        List<InputColumn> placed = IntStream.range(0, columns.length)
                .mapToObj(place -> columns[place].at(place))
                .toList();
        List<Column<?>> kept = new ArrayList<>();
        for (InputColumn column : placed) {
            if (column.keptAs() != null) {
                kept.add(column.keptAs());
            }
        }
        if (!kept.equals(declared.columns().subList(0, kept.size()))) {
            throw new IllegalArgumentException("a line of the table " + declared.name() + " is kept as " + kept
                    + ", and the table declares " + declared.columns());
        }
        return new Format(
                new Table(declared.name(), List.copyOf(kept), declared.key(), false),
                placed.stream().collect(Collectors.toUnmodifiableMap(InputColumn::header, Function.identity())),
                placed,
                subjects);
    }

    private static boolean isHashed(InputColumn column) {
        return column.kind() == Kinds.HASHED;
    }

    /** Returns the column of a name. */
    InputColumn column(String header) {
        return Objects.requireNonNull(byHeader.get(header), header);
    }

    /** Whether the lines hold personal data, so that no value of theirs may be shown. */
    boolean isPersonal() {
        return columns.stream().anyMatch(Format::isHashed);
    }

    /**
     * Fills a row from a line.
     *
     * @throws BadValueException for the first column that breaks the format; the row is then of no use
     */
    void read(Line line, Row row) throws BadValueException {
        for (InputColumn column : columns) {
            column.kind().read(line, column, row);
        }
    }
}
