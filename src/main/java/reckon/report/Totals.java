package reckon.report;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The totals against earlier ones.
 *
 * @param heads those of the columns, the first is the one in question
 * @param note what is not there of earlier runs; empty for nothing
 */
record Totals(Text heading, List<Text> heads, List<Line> lines, Text note) {
    /** @param cells as they are read; empty for what does not apply or is not known */
    record Line(Text name, boolean isMain, List<String> cells) {

        /** Returns a line of what is, what was before, and the change; null for what is not known. */
        static <T> Line of(
                Text name,
                boolean isMain,
                @Nullable T now,
                @Nullable T before,
                BinaryOperator<T> minus,
                Function<T, String> written) {
            String change =
                    now == null || before == null ? "" : Numbers.signed(written.apply(minus.apply(now, before)));
            return new Line(name, isMain, List.of(text(now, written), text(before, written), change));
        }

        private static <T> String text(@Nullable T value, Function<T, String> written) {
            return value == null ? "" : written.apply(value);
        }

        /** Returns the line with one more cell. */
        <T> Line with(@Nullable T value, Function<T, String> written) {
            return new Line(
                    name,
                    isMain,
                    Stream.concat(cells.stream(), Stream.of(text(value, written)))
                            .toList());
        }
    }
}
