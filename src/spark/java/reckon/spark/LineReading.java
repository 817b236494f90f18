package reckon.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import reckon.database.Column;
import reckon.database.Table;
import reckon.intake.InputReader;
import reckon.intake.LineListener;
import reckon.intake.LineSubject;
import reckon.intake.Reject;
import reckon.staging.CorruptContentException;
import reckon.staging.InputContent;

/**
 * Reads the lines of a part of a file: this runs on executors.
 *
 * @param awaited keys that a good line ends; those of bad lines of the part itself are awaited behind them
 * @param onlyKeys whether nothing but awaited keys is wanted, as all else was read before
 */
record LineReading(Reading reading, HashSet<String> awaited, boolean onlyKeys) implements FlatMapFunction<Block, Row> {
    @Override
    public Iterator<Row> call(Block block) throws IOException {
        return new Lines(block);
    }

    /** The lines one after the other, and then what the part came to. */
    private final class Lines implements Iterator<Row>, LineListener {
        private final Block block;
        private final Table table = LedgerTables.of(reading.kind());
        private final Set<String> open = new HashSet<>(awaited);
        private final Deque<Row> ready = new ArrayDeque<>();
        private final InputStream in;
        private final @Nullable InputContent content;
        private @Nullable InputReader reader;
        private @Nullable RowFiller filler;
        private long offset;
        private boolean ended;

        Lines(Block part) throws IOException {
            this.block = part;
            if (part.header() == null) {
                content = new InputContent(part.file(), reading.encoding());
                in = part.isWhole() ? content : PartStream.limited(content, part);
            } else {
                content = null;
                in = PartStream.withHeader(part);
                offset = part.linesBefore() - Blocks.lines(part.header());
            }
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && !ended) {
                try {
                    advance();
                } catch (UncheckedIOException e) {
                    if (!(e.getCause() instanceof CorruptContentException corrupt)) {
                        throw e;
                    }
                    ready.clear();
                    ready.add(LineRows.corrupt(block.number(), String.valueOf(corrupt.getMessage()), end()));
                }
            }
            return !ready.isEmpty();
        }

        private void advance() {
            if (reader == null) {
                reader = reading.reader(in, this);
                filler = new RowFiller(reader.table());
            }
            if (reader.headerProblem() == null && reader.next(filler)) {
                if (onlyKeys) {
                    filler.restart();
                } else {
                    ready.addFirst(LineRows.good(block.number(), reader.line() + offset, wide(filler.row())));
                }
            } else {
                String sha256 = end();
                if (!onlyKeys) {
                    ready.add(LineRows.part(block.number(), reader, sha256));
                }
            }
        }

        /** Puts the values that the file has in the places of the whole table's columns. */
        private Row wide(Row values) {
            Object[] all = new Object[table.columns().size()];
            List<Column<?>> given = reader.table().columns();
            for (int i = 0; i < given.size(); i++) {
                all[table.columns().indexOf(given.get(i))] = values.get(i);
            }
            return RowFactory.create(all);
        }

        /** Closes the file; returns the SHA-256 of all of it where it was read as a whole. */
        private @Nullable String end() {
            ended = true;
            try (in) {
                return content != null && block.isWhole() ? content.sha256OfAllRead() : null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        @Override
        public void rejected(Reject reject, @Nullable LineSubject subject) {
            if (subject != null) {
                open.add(subject.key());
            }
            if (!onlyKeys) {
                Reject inFile = new Reject(reject.line() + offset, reject.column(), reject.value(), reject.error());
                ready.add(LineRows.bad(block.number(), inFile, subject));
            }
        }

        @Override
        public boolean awaitsGoodLines() {
            return !open.isEmpty();
        }

        @Override
        public void delivered(List<String> keys) {
            List<String> ended = keys.stream().filter(open::contains).toList();
            if (!ended.isEmpty()) {
                ready.add(LineRows.keys(block.number(), line(), ended));
            }
        }

        private long line() {
            return reader == null ? offset : reader.line() + offset;
        }
    }
}
