package reckon.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.database.Column;
import reckon.database.Cursor;
import reckon.database.Database;
import reckon.database.Row;
import reckon.database.Table;
import reckon.intake.IdentityHash;
import reckon.intake.InputKind;
import reckon.intake.InputReader;
import reckon.intake.LineSubject;
import reckon.intake.Reject;
import reckon.tables.AccountTable;

/**
 * Hashes the attributes of all known accounts anew, under another identity key, from an export that has every one of them
 * (Rule U2). Nothing else of an account changes, and an account that is not known yet is passed over: facts come with nights.
 *
 * <p>An object of this class is good for one export.
 */
public final class AccountRehash {
    private static final Logger log = LoggerFactory.getLogger(AccountRehash.class);
    private static final int MOST_NAMED = 5;
    private static final List<Column<?>> HASHES = AccountTable.TABLE.columns().stream()
            .filter(column -> column.name().endsWith("_hash"))
            .toList();

    private final Database database;
    private final byte[] key;
    private final StagingSettings settings;

    /** The ids of the accounts that are known, in their order. */
    private final List<String> known = new ArrayList<>();

    /** Which of them have a line that is good, and none behind it that is not. */
    private final BitSet hashed = new BitSet();

    private long passedOver;
    private @Nullable String firstBad;

    /**
     * Hashes under a key.
     *
     * @param key the new one
     * @param settings how files are read
     */
    public AccountRehash(Database database, byte[] key, StagingSettings settings) {
        this.database = database;
        this.key = key.clone();
        this.settings = settings;
    }

    /**
     * What an export came to.
     *
     * @param accounts how many were hashed anew
     * @param passedOver how many lines are of accounts that are not known
     * @param problem why it cannot be used, as a sentence without its end; all that was written has to be rolled back then
     */
    public record Result(
            int accounts, long passedOver, @Nullable String problem) {}

    /**
     * Hashes all known accounts anew within the caller's transaction.
     *
     * @param files of the export, of which a later one counts
     * @throws InputFileException if a file changed while it was read
     */
    public Result run(List<Path> files) {
        try (Cursor<String> ids = database.stream(
                "SELECT account_id FROM account ORDER BY account_id", row -> row.get(AccountTable.ACCOUNT_ID))) {
            for (String id = ids.next(); id != null; id = ids.next()) {
                known.add(id);
            }
        }
        log.info("The attributes of {} accounts are hashed anew", known.size());
        for (Path file : files) {
            String problem = hash(file);
            if (problem != null) {
                return new Result(0, 0, Printable.name(file) + " cannot be used: " + problem);
            }
        }
        return new Result(known.size(), passedOver, missing());
    }

    private @Nullable String hash(Path file) {
        try {
            String sha256 = InputContent.sha256(file);
            ChecksumFile.Verdict checksum = ChecksumFile.of(file, sha256);
            if (checksum == ChecksumFile.Verdict.DIFFERS
                    || (checksum == ChecksumFile.Verdict.NONE && settings.requireChecksums())) {
                return "its checksum is missing or that of another content";
            }
            try (InputContent content = new InputContent(file, settings.charset())) {
                String problem = hash(file, content);
                if (problem == null && !content.sha256OfAllRead().equals(sha256)) {
                    throw new InputFileException(file, "changed while it was read, and nothing was hashed anew");
                }
                return problem;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CorruptContentException corrupt) {
                return corrupt.getMessage();
            }
            throw e;
        }
    }

    private @Nullable String hash(Path file, InputContent content) {
        InputReader reader = new InputReader(
                InputKind.ACCOUNTS,
                content,
                new IdentityHash(key),
                settings.rules(),
                (reject, subject) -> rejected(file, reject, subject));
        Reject header = reader.headerProblem();
        if (header != null) {
            return (header.column() + " " + header.error()).strip();
        }
        List<Column<?>> delivered = reader.table().columns();
        for (Column<?> hash : HASHES) {
            if (!delivered.contains(hash)
                    && database.exists("SELECT 1 FROM account WHERE " + hash.name() + " IS NOT NULL")) {
                return "it has no column " + hash.name().replace("_hash", "") + ", of which accounts have a value";
            }
        }
        Table table = AccountTable.TABLE;
        int[] written = IntStream.range(0, table.columns().size())
                .filter(place -> table.columns().get(place) != AccountTable.RISK
                        && delivered.contains(table.columns().get(place)))
                .toArray();
        database.write(table.ofOnly(written), row -> next(reader, row, written.length));
        return null;
    }

    private boolean next(InputReader reader, Row row, int columns) {
        LineInMemory line = new LineInMemory();
        while (reader.next(line)) {
            int account = Collections.binarySearch(known, line.text(0));
            if (account >= 0) {
                hashed.set(account);
                return line.copyTo(row, columns);
            }
            passedOver++;
            line.restart();
        }
        return false;
    }

    private @Nullable String missing() {
        int missing = known.size() - hashed.cardinality();
        if (missing == 0) {
            return null;
        }
        String first = IntStream.range(0, known.size())
                .filter(account -> !hashed.get(account))
                .limit(MOST_NAMED)
                .mapToObj(known::get)
                .collect(Collectors.joining(", "));
        return "of " + known.size() + " accounts " + missing + " have no line in the export, or their last one is bad: "
                + first + (missing > MOST_NAMED ? " and others" : "")
                + (firstBad == null ? "" : "; the first bad line of one is " + firstBad)
                + ". Deliver a good line for each; one for an account that is gone may have no attributes, and links nobody";
    }

    /** Keeps in mind which known accounts have a bad line. */
    private void rejected(Path file, Reject reject, @Nullable LineSubject subject) {
        String id = subject == null ? null : subject.accountId();
        int account = id == null ? -1 : Collections.binarySearch(known, id);
        if (account >= 0) {
            hashed.clear(account);
            if (firstBad == null) {
                firstBad = "line " + reject.line() + " of " + Printable.name(file) + ", " + reject.column() + " "
                        + reject.error();
            }
        }
    }
}
