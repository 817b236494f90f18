package reckon.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import reckon.database.CancellationCheck;
import reckon.database.Column;
import reckon.database.JdbcDatabase;
import reckon.database.Row;
import reckon.intake.IdentityHash;
import reckon.intake.InputKind;
import reckon.intake.InputReader;
import reckon.intake.LineListener;
import reckon.intake.LineSubject;
import reckon.intake.Reject;

/** Loads files by JDBC, each in a transaction within the caller's. */
public final class JdbcLoading implements FileLoading {

    private final JdbcDatabase database;
    private final TransactionTemplate nested;
    private final byte[] identityKey;
    private final StagingSettings settings;
    private final CancellationCheck cancellation;
    private final Runnable lineRead;

    /**
     * @param cancellation checked with every line
     * @param lineRead called once for each good line
     */
    public JdbcLoading(
            JdbcDatabase database,
            PlatformTransactionManager transactions,
            byte[] identityKey,
            StagingSettings settings,
            CancellationCheck cancellation,
            Runnable lineRead) {
        this.database = database;
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.identityKey = identityKey.clone();
        this.settings = settings;
        this.cancellation = cancellation;
        this.lineRead = lineRead;
    }

    @Override
    public LoadedFile load(InputKind kind, Path file, String sha256, Delivery delivery, RejectSpool rejects) {
        return Objects.requireNonNull(nested.execute(status -> {
            LoadedFile loaded = new Load(kind, file, delivery, rejects).run(sha256);
            if (loaded.refusal() != null) {
                status.setRollbackOnly();
            }
            return loaded;
        }));
    }

    /** Loads one file, and what its bad lines leave open; stops where the night is told to stop. */
    private final class Load implements LineListener {
        private final InputKind kind;
        private final Path file;
        private final Delivery delivery;
        private final RejectSpool rejects;
        private final OpenLines openLines;
        private final FirstRejects first = new FirstRejects();

        Load(InputKind kind, Path file, Delivery delivery, RejectSpool rejects) {
            this.kind = kind;
            this.file = file;
            this.delivery = delivery;
            this.rejects = rejects;
            this.openLines = new OpenLines(database, kind, delivery.businessDate());
        }

        LoadedFile run(String sha256) {
            try (InputContent content = new InputContent(file, settings.charset())) {
                LoadedFile result = load(content);
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

        private LoadedFile load(InputContent content) throws IOException {
            try {
                InputReader reader =
                        new InputReader(kind, content, new IdentityHash(identityKey), settings.rules(), this);
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
            return new RequestLoad(database, reader, row -> next(reader, row), cancellation).write();
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
