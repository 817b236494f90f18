package reckon.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.database.CancellationCheck;
import reckon.database.Column;
import reckon.database.Database;
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
    private static final int FEWEST_BAD_LINES = 100;
    private static final int UNPACKED_TIMES = 8;
    private static final int BYTES_OF_A_LINE = 60;

    private final Database database;
    private final byte[] identityKey;
    private final StagingSettings settings;
    private final CancellationCheck cancellation;
    private final Runnable lineRead;
    private final InputKind kind;
    private final Path file;
    private final Delivery delivery;

    /**
     * What reading a file came to.
     *
     * @param lines its lines, bad ones included
     * @param decidedAgain how many of them are requests that were decided before
     * @param refusal why nothing of it may be kept, as a sentence without its end; null if it is taken
     */
    record Result(
            long lines,
            long rejected,
            long decidedAgain,
            @Nullable String refusal,
            List<String> unknownColumns,
            boolean endsWithoutLineEnd,
            IntakeLog.FirstRejects firstRejects) {

        static Result refused(String problem) {
            return new Result(0, 0, 0, problem, List.of(), false, new IntakeLog.FirstRejects());
        }
    }

    FileLoad(
            Database database,
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
    Result run(String sha256, RejectSpool rejects) {
        try (InputContent content = new InputContent(file, settings.charset())) {
            Result result = load(content, rejects);
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

    private Result load(InputContent content, RejectSpool rejects) throws IOException {
        OpenLines openLines = new OpenLines(database, kind, delivery.businessDate());
        IntakeLog.FirstRejects first = new IntakeLog.FirstRejects();
        try {
            InputReader reader = new InputReader(
                    kind,
                    content,
                    new IdentityHash(identityKey),
                    settings.rules(),
                    new Listener(openLines, first, rejects));
            Reject headerProblem = reader.headerProblem();
            if (headerProblem != null) {
                String column = headerProblem.column().isEmpty() ? "" : "column " + headerProblem.column() + ": ";
                return refuse(headerProblem, column + headerProblem.error(), rejects);
            }
            long decidedAgain = write(reader);
            String notUtf8 = notUtf8(reader);
            if (notUtf8 != null) {
                return refuse(new Reject(1, "", "", notUtf8), notUtf8, rejects);
            }
            String refusal = tooManyBadLines(reader, openLines);
            if (refusal == null) {
                openLines.save(Printable.name(file));
            }
            return new Result(
                    reader.lines(),
                    reader.rejected(),
                    decidedAgain,
                    refusal,
                    reader.unknownColumns(),
                    reader.endsWithoutLineEnd(),
                    first);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CorruptContentException corrupt) {
                String problem = String.valueOf(corrupt.getMessage());
                return refuse(new Reject(1, "", "", problem), problem, rejects);
            }
            throw e;
        }
    }

    private static Result refuse(Reject reject, String problem, RejectSpool rejects) {
        rejects.clear();
        rejects.accept(reject);
        return Result.refused(problem);
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

    /** One line of another encoding may be a slip; a header, or a share of lines that is not tolerated, shows the file's. */
    private @Nullable String notUtf8(InputReader reader) {
        boolean isGb18030 = reader.isHeaderGb18030()
                || BigDecimal.valueOf(reader.linesOfGb18030()).compareTo(tolerated(reader)) > 0;
        return isGb18030 && settings.charset().equals(StandardCharsets.UTF_8)
                ? "the file is not UTF-8 but seems to be GB18030 (GBK), as a Chinese Excel saves it: deliver it in UTF-8,"
                        + " or set RECKON_CHARSET=GB18030 for all files"
                : null;
    }

    private @Nullable String tooManyBadLines(InputReader reader, OpenLines openLines) {
        boolean mostAreBad = reader.rejected() * 2 > reader.lines();
        boolean tooMany = reader.rejected() >= FEWEST_BAD_LINES
                && BigDecimal.valueOf(reader.rejected()).compareTo(tolerated(reader)) > 0;
        if (mostAreBad || tooMany) {
            return reader.rejected() + " of " + reader.lines() + " lines are bad, see rejects.csv";
        }
        return openLines.areTooMany()
                ? "more than " + OpenLines.MOST_OPENED
                        + " lines are bad, which is more than the program can keep track of"
                : null;
    }

    private BigDecimal tolerated(InputReader reader) {
        return settings.maxRejectRate().multiply(BigDecimal.valueOf(reader.lines()));
    }

    /** Passes on what the reader says of lines, and stops where the night is told to stop. */
    private final class Listener implements LineListener {
        private final OpenLines openLines;
        private final IntakeLog.FirstRejects first;
        private final RejectSpool rejects;

        Listener(OpenLines openLines, IntakeLog.FirstRejects first, RejectSpool rejects) {
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
