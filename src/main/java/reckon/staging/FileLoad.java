package reckon.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.CancellationCheck;
import reckon.database.Column;
import reckon.database.JdbcDatabase;
import reckon.database.Row;
import reckon.database.Rows;
import reckon.intake.IdentityHash;
import reckon.intake.InputKind;
import reckon.intake.InputReader;
import reckon.intake.LineListener;
import reckon.intake.LineSubject;
import reckon.intake.Reject;

/** Loads one file into its table, and what its bad lines leave open; the caller takes both back if it is refused. */
final class FileLoad {
    private static final int UNPACKED_TIMES = 8;
    private static final int BYTES_OF_A_LINE = 60;

    private final JdbcDatabase database;
    private final byte[] identityKey;
    private final StagingSettings settings;
    private final CancellationCheck cancellation;
    private final Runnable lineRead;
    private final InputKind kind;
    private final Path file;
    private final Delivery delivery;

    FileLoad(
            JdbcDatabase database,
            byte[] identityKey,
            StagingSettings settings,
            CancellationCheck cancellation,
            Runnable lineRead,
            InputKind kind,
            Path file,
            Delivery delivery) {
        this.database = database;
        this.identityKey = identityKey;
        this.settings = settings;
        this.cancellation = cancellation;
        this.lineRead = lineRead;
        this.kind = kind;
        this.file = file;
        this.delivery = delivery;
    }

    /**
     * Loads the file.
     *
     * @param sha256 of the file when it was looked at first
     * @param rejects where its bad lines go; only one that says why, where the file is not what it should be
     * @throws InputFileException if the file has changed
     */
    LoadedFile run(String sha256, RejectSpool rejects) {
        try (InputContent content = new InputContent(file, settings.charset())) {
            LoadedFile result = load(content, rejects);
            if (!content.sha256OfAllRead().equals(sha256)) {
                throw new InputFileException(
                        file,
                        "changed while it was read, and nothing of it was kept. Deliver files under another name, rename"
                                + " them when they are whole, and run the night again");
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LoadedFile load(InputContent content, RejectSpool rejects) throws IOException {
        OpenLines openLines = new OpenLines(database, kind, delivery.businessDate());
        FirstRejects first = new FirstRejects();
        try {
            InputReader reader = new InputReader(
                    kind,
                    content,
                    new IdentityHash(identityKey),
                    settings.rules(),
                    new Listener(openLines, first, rejects));
            Reject headerProblem = reader.headerProblem();
            if (headerProblem != null) {
                return LoadedFile.ofHeader(headerProblem, rejects);
            }
            long decidedAgain = write(reader);
            LinesRead read = LinesRead.by(reader);
            String notUtf8 = read.whyNotUtf8(settings);
            if (notUtf8 != null) {
                return LoadedFile.refused(notUtf8, rejects);
            }
            String refusal = read.tooManyBad(settings);
            if (refusal == null) {
                refusal = openLines.whyTooMany();
            }
            if (refusal == null) {
                openLines.save(Printable.name(file));
            }
            return new LoadedFile(
                    reader.lines(),
                    reader.rejected(),
                    decidedAgain,
                    refusal,
                    reader.unknownColumns(),
                    reader.endsWithoutLineEnd(),
                    first);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CorruptContentException corrupt) {
                return LoadedFile.refused(String.valueOf(corrupt.getMessage()), rejects);
            }
            throw e;
        }
    }

    private long write(InputReader reader) throws IOException {
        if (kind != InputKind.REQUESTS) {
            Column<Integer> run = kind.runColumn();
            if (run != null) {
                database.write(reader.table().with(run), row -> nextOfRun(reader, row), cancellation);
            } else {
                database.write(reader.table(), row -> next(reader, row), cancellation);
            }
            return 0;
        }
        long bytes = Files.size(file) * (InputContent.isNamedGzip(file) ? UNPACKED_TIMES : 1);
        Rows lines = row -> next(reader, row);
        return new RequestLoad(database, reader, lines, bytes / BYTES_OF_A_LINE + 1, cancellation).write();
    }

    private boolean next(InputReader reader, Row row) {
        boolean hasNext = reader.next(row);
        if (hasNext) {
            lineRead.run();
        }
        return hasNext;
    }

    private boolean nextOfRun(InputReader reader, Row row) {
        boolean hasNext = next(reader, row);
        if (hasNext) {
            row.integer(delivery.runNo());
        }
        return hasNext;
    }

    /** Passes on what the reader says of lines, and stops where the night is told to stop. */
    private final class Listener implements LineListener {
        private final OpenLines openLines;
        private final FirstRejects first;
        private final RejectSpool rejects;

        Listener(OpenLines openLines, FirstRejects first, RejectSpool rejects) {
            this.openLines = openLines;
            this.first = first;
            this.rejects = rejects;
        }

        @Override
        public void rejected(Reject reject, @Nullable LineSubject subject) {
            cancellation.throwIfStopped();
            rejects.accept(reject);
            first.add(reject.line(), reject.column(), reject.error());
            openLines.rejected(reject, subject);
        }

        @Override
        public boolean awaitsGoodLines() {
            return openLines.awaitsGoodLines();
        }

        @Override
        public void delivered(List<String> keys) {
            openLines.delivered(keys);
        }
    }
}
