package reckon.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import reckon.database.Checkpoint;
import reckon.database.Database;
import reckon.database.Table;
import reckon.intake.IdentityHash;
import reckon.intake.InputKind;
import reckon.intake.InputReader;
import reckon.intake.Reject;

/**
 * Takes input files into the staging tables, each content once.
 *
 * <p>Several threads may take files of different kinds at the same time.
 */
public final class Staging {
    private static final Logger log = LoggerFactory.getLogger(Staging.class);
    private static final int FEWEST_BAD_LINES = 100;
    private static final Table REJECTS =
            Table.appended("reject", "file_no", "line", "column_name", "field_value", "error");

    private final Database database;
    private final TransactionTemplate nested;
    private final byte[] identityKey;
    private final BigDecimal maxRejectRate;
    private final Checkpoint checkpoint;

    /**
     * @param maxRejectRate the share of bad lines above which a file is refused, 0.01 for 1 %
     * @param checkpoint passed with every line
     */
    public Staging(
            Database database,
            PlatformTransactionManager transactions,
            byte[] identityKey,
            BigDecimal maxRejectRate,
            Checkpoint checkpoint) {
        this.database = database;
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.identityKey = identityKey.clone();
        this.maxRejectRate = maxRejectRate;
        this.checkpoint = checkpoint;
    }

    /**
     * Takes one file within the caller's transaction: all its good lines or, if too many are bad, none.
     *
     * @throws InputFileException if the file changed while it was read
     */
    public TakenFile take(InputKind kind, Path file, LocalDate businessDate) {
        try {
            String name = Printable.name(file);
            String sha256 = InputContent.sha256(file);
            LocalDate before = database.first(
                    "SELECT business_date FROM input_file WHERE kind = ? AND taken_sha256 = ?",
                    row -> row.date(),
                    kind.name(),
                    sha256);
            if (before != null) {
                log.debug("{} changes nothing: the same content was taken in the run of {}", name, before);
                return new TakenFile(name, TakenFile.Outcome.TAKEN_BEFORE, 0, 0);
            }
            return takeNew(kind, file, sha256, businessDate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TakenFile takeNew(InputKind kind, Path file, String sha256, LocalDate businessDate) {
        try (RejectSpool rejects = new RejectSpool()) {
            Load load = Objects.requireNonNull(nested.execute(status -> {
                Load result = load(kind, file, sha256, rejects);
                if (result.refusal() != null) {
                    status.setRollbackOnly();
                }
                return result;
            }));
            record(kind, file, sha256, businessDate, load, rejects);
            return report(file, load);
        }
    }

    /** What reading a file came to; the refusal is null if its lines are kept. */
    private record Load(long lines, long rejected, @Nullable String refusal) {}

    private Load load(InputKind kind, Path file, String sha256, RejectSpool rejects) {
        try (InputContent content = new InputContent(file)) {
            Load load = load(kind, file, content, rejects);
            if (!content.sha256OfAllRead().equals(sha256)) {
                throw new InputFileException(
                        file,
                        "changed while it was read, and nothing of it was kept. Deliver files under another name, rename"
                                + " them when they are whole, and run the night again");
            }
            return load;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Load load(InputKind kind, Path file, InputContent content, RejectSpool rejects) throws IOException {
        InputReader reader = null;
        try {
            Consumer<Reject> setAside = reject -> {
                checkpoint.pass();
                rejects.accept(reject);
            };
            reader = new InputReader(Printable.name(file), kind, content, new IdentityHash(identityKey), setAside);
            Reject headerProblem = reader.headerProblem();
            if (headerProblem != null) {
                rejects.accept(headerProblem);
                return new Load(0, 0, "column " + headerProblem.column() + ": " + headerProblem.error());
            }
            database.write(reader.table(), reader, checkpoint);
            return new Load(reader.lines(), reader.rejected(), refusalFor(reader));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CorruptContentException corrupt) {
                String problem = String.valueOf(corrupt.getMessage());
                rejects.accept(new Reject(1, "", "", problem));
                return new Load(reader == null ? 0 : reader.lines(), reader == null ? 0 : reader.rejected(), problem);
            }
            throw e;
        }
    }

    private @Nullable String refusalFor(InputReader reader) {
        BigDecimal tolerated = maxRejectRate.multiply(BigDecimal.valueOf(reader.lines()));
        boolean tooMany = reader.rejected() >= FEWEST_BAD_LINES
                && BigDecimal.valueOf(reader.rejected()).compareTo(tolerated) > 0;
        return tooMany ? reader.rejected() + " of " + reader.lines() + " lines are bad" : null;
    }

    private void record(
            InputKind kind, Path file, String sha256, LocalDate businessDate, Load load, RejectSpool rejects) {
        forgetEarlierRefusal(kind, Printable.name(file), businessDate);
        int fileNo = database.insert(
                "file_no",
                "INSERT INTO input_file (kind, name, sha256, business_date, refused, line_count, reject_count)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                kind.name(),
                Printable.name(file),
                sha256,
                businessDate,
                load.refusal() != null,
                load.lines(),
                load.rejected());
        rejects.rows(fileNo, rows -> database.write(REJECTS, rows));
    }

    /** What is delivered under the name of a file that the run refused takes its place. */
    private void forgetEarlierRefusal(InputKind kind, String name, LocalDate businessDate) {
        String refused = " WHERE kind = ? AND name = ? AND business_date = ? AND refused";
        database.update(
                "DELETE FROM reject WHERE file_no IN (SELECT file_no FROM input_file" + refused + ")",
                kind.name(),
                name,
                businessDate);
        database.update("DELETE FROM input_file" + refused, kind.name(), name, businessDate);
    }

    private static TakenFile report(Path file, Load load) {
        String name = Printable.name(file);
        if (load.refusal() == null) {
            log.debug("{}: {} lines taken, {} rejected", name, load.lines() - load.rejected(), load.rejected());
            return new TakenFile(name, TakenFile.Outcome.TAKEN, load.lines(), load.rejected());
        }
        log.error("{} is refused as a whole and nothing of it is kept: {}", name, load.refusal());
        return new TakenFile(name, TakenFile.Outcome.REFUSED, load.lines(), load.rejected());
    }
}
