package reckon.intake;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import reckon.database.Row;
import reckon.database.Table;

/**
 * The format of one kind of input file: its columns in the order in which they are checked, and what lines are about.
 *
 * @param table where the rows go; a later line replaces an earlier one with the same key
 */
record Format(Table table, Map<String, Column> byHeader, List<Column> columns, Subjects subjects) {

    static Format of(String table, List<String> key, Subjects subjects, Column... columns) {
        List<Column> placed = IntStream.range(0, columns.length)
                .mapToObj(place -> columns[place].at(place))
                .toList();
        String[] kept =
                placed.stream().map(Column::keptAs).filter(Objects::nonNull).toArray(String[]::new);
        String[] hashed =
                placed.stream().filter(Format::isHashed).map(Column::keptAs).toArray(String[]::new);
        return new Format(
                Table.replaced(table, key, kept).withBinary(hashed),
                placed.stream().collect(Collectors.toUnmodifiableMap(Column::header, Function.identity())),
                placed,
                subjects);
    }

    private static boolean isHashed(Column column) {
        return column.kind() == Kinds.HASHED;
    }

    /** Returns the column of a name. */
    Column column(String header) {
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
        for (Column column : columns) {
            column.kind().read(line, column, row);
        }
    }
}
