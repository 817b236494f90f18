package reckon.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.database.Database;
import reckon.intake.InputKind;
import reckon.intake.Reject;
import reckon.tables.InputFileTable;
import reckon.tables.RejectTable;
import reckon.tables.RequestTable;

/**
 * Takes input files into the staging tables. A file is passed over if the last one delivered under its name had the same
 * content and was taken.
 *
 * <p>Several threads may take files of different kinds at the same time.
 */
public final class Staging {
    private static final Logger log = LoggerFactory.getLogger(Staging.class);
    private static final String OF_DECIDED_ID =
            "SELECT /*+ JOIN_ORDER(r, d) */ r.request_id FROM request r JOIN decision d ON d.request_id = r.request_id"
                    + " WHERE d.run_no < ?";

    private final Database database;
    private final StagingSettings settings;
    private final FileLoading loading;
    private final RefusedFiles refusedFiles;
    private final IntakeLog news = new IntakeLog();

    /** The file of each kind that was taken last, since the news were finished. */
    private final Map<InputKind, String> lastTaken = new ConcurrentHashMap<>();

    /** @param loading brings lines into the tables */
    public Staging(Database database, StagingSettings settings, FileLoading loading) {
        this.database = database;
        this.settings = settings;
        this.loading = loading;
        this.refusedFiles = new RefusedFiles(database);
    }

    /**
     * Takes one file within the caller's transaction: all its good lines or, if it is refused, none.
     *
     * @throws InputFileException if the file changed while it was read
     */
    public TakenFile take(InputKind kind, Path file, Delivery delivery) {
        try {
            String sha256 = InputContent.sha256(file);
            ChecksumFile.Verdict checksum = ChecksumFile.of(file, sha256);
            String name = Printable.name(file);
            if (checksum == ChecksumFile.Verdict.DIFFERS) {
                return refuseUnread(
                        kind,
                        file,
                        sha256,
                        delivery,
                        "the file is not the one that " + name + ChecksumFile.ENDING
                                + " has the checksum of: its SHA-256 is another. Deliver both again");
            }
            List<String> lastTwo = lastTwo(kind, name);
            if (lastTwo.indexOf(sha256) == 0) {
                log.debug("{} changes nothing: it was taken with the same content before", name);
                warnOfNewerBefore(kind, name);
                return new TakenFile(name, TakenFile.Outcome.TAKEN_BEFORE, 0, 0, 0);
            }
            if (checksum == ChecksumFile.Verdict.NONE && settings.requireChecksums()) {
                return refuseUnread(
                        kind,
                        file,
                        sha256,
                        delivery,
                        "the file waits for its checksum: deliver " + name + ChecksumFile.ENDING
                                + " beside it, as sha256sum writes it");
            }
            TakenFile taken = takeNew(kind, file, sha256, delivery);
            boolean isTakenInTurn =
                    lastTwo.indexOf(sha256) == 1 && !lastTwo.get(0).isEmpty();
            if (isTakenInTurn && taken.lines() > 0) {
                warnOfTakenInTurn(name);
            }
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Removes the requests that runs before this one decided, and marks the grants that they booked, so that a night reads what
     * is due and not all that ever was. Of requests the ledger has all that is known. One that a console entered with the id of
     * a request that was decided for another account or resource stays, and the log says so each night.
     */
    public void setAsideWhatIsDone(int runNo) {
        database.deleteFound(
                RequestTable.TABLE,
                RequestTable.REQUEST_ID,
                OF_DECIDED_ID + " AND d.account_id = r.account_id AND d.resource_id = r.resource_id",
                runNo);
        List<String> withAnothersId = database.list(OF_DECIDED_ID, row -> row.get(RequestTable.REQUEST_ID), runNo);
        if (!withAnothersId.isEmpty()) {
            log.error(
                    "Not decided, as the table request has them with the id of a request that was decided for another account"
                            + " or resource: {}. Have the console enter each with an id of its own, then delete its row",
                    IntakeLog.shown(withAnothersId));
        }
        database.update(
                "UPDATE quota_grant SET is_booked = TRUE WHERE is_booked = FALSE AND EXISTS"
                        + " (SELECT 1 FROM booked_grant b WHERE b.grant_id = quota_grant.grant_id AND b.run_no < ?)",
                runNo);
    }

    /**
     * Makes the files that were taken before a run began its own. They stand under a date that no run has until then.
     *
     * @param businessDate that of the run, which has just begun
     */
    public void handOver(LocalDate businessDate) {
        database.update(
                "UPDATE input_file SET business_date = ?"
                        + " WHERE NOT EXISTS (SELECT 1 FROM run r WHERE r.business_date = input_file.business_date)",
                businessDate);
    }

    /** Says of how many files nothing was said so far, as they were like others. */
    public void finishNews() {
        news.finish();
        lastTaken.clear();
    }

    /** What is delivered later counts, also where a name that comes later was delivered before. */
    private void warnOfNewerBefore(InputKind kind, String name) {
        String newer = lastTaken.get(kind);
        if (newer != null) {
            news.say(
                    IntakeLog.News.EARLIER_IS_NEWER,
                    name,
                    "passed over, as it is unchanged; so where " + newer
                            + " has a line of the same key, that one counts"
                            + " from now on. If it should not, deliver " + name + " under a new name");
        }
    }

    /** Returns the checksums of the last two files of a name that were taken, the last one first; empty for one that has to be taken anew. */
    private List<String> lastTwo(InputKind kind, String name) {
        return database.list(
                "SELECT CASE WHEN refused OR bad_lines_forgotten THEN '' ELSE sha256 END AS sha256 FROM input_file WHERE kind = ? AND name = ?"
                        + " ORDER BY file_no DESC LIMIT 2",
                row -> row.get(InputFileTable.SHA256),
                kind.name(),
                name);
    }

    private void warnOfTakenInTurn(String name) {
        news.say(
                IntakeLog.News.TAKEN_IN_TURN,
                name,
                "was taken with this content before, and with another since then; its lines count again from now on. If the"
                        + " folders of nightly and of reconcile each have a file of this name, give them different names");
    }

    private TakenFile refuseUnread(InputKind kind, Path file, String sha256, Delivery delivery, String problem) {
        try (RejectSpool rejects = new RejectSpool()) {
            rejects.accept(new Reject(1, "", "", problem));
            return finish(kind, file, sha256, delivery, LoadedFile.unread(problem), rejects);
        }
    }

    private TakenFile takeNew(InputKind kind, Path file, String sha256, Delivery delivery) {
        try (RejectSpool rejects = new RejectSpool()) {
            LoadedFile result = loading.load(kind, file, sha256, delivery, rejects);
            return finish(kind, file, sha256, delivery, result, rejects);
        }
    }

    private TakenFile finish(
            InputKind kind, Path file, String sha256, Delivery delivery, LoadedFile result, RejectSpool rejects) {
        String name = Printable.name(file);
        forgetEarlierRefusal(kind, name, delivery);
        String refusal = result.refusal();
        int fileNo = database.insert(
                "file_no",
                "INSERT INTO input_file (kind, name, sha256, business_date, refused, line_count, reject_count,"
                        + " decided_again) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                kind.name(),
                name,
                sha256,
                delivery.businessDate(),
                refusal != null,
                result.lines(),
                result.rejected(),
                result.decidedAgain());
        rejects.read(
                all -> database.writeAll(RejectTable.TABLE, all, (row, reject) -> row.set(RejectTable.FILE_NO, fileNo)
                        .set(RejectTable.LINE, reject.line())
                        .set(RejectTable.COLUMN_NAME, reject.column())
                        .set(RejectTable.FIELD_VALUE, reject.value())
                        .set(RejectTable.ERROR, reject.error())));
        if (refusal == null) {
            refusedFiles.remove(kind, name);
            lastTaken.put(kind, name);
        } else {
            refusedFiles.add(kind, name, refusal, delivery.businessDate());
        }
        report(kind, name, result);
        return new TakenFile(
                name,
                refusal == null ? TakenFile.Outcome.TAKEN : TakenFile.Outcome.REFUSED,
                result.lines(),
                result.rejected(),
                result.decidedAgain());
    }

    /** What is delivered under the name of a file that the run refused takes its place. */
    private void forgetEarlierRefusal(InputKind kind, String name, Delivery delivery) {
        String refused = " WHERE kind = ? AND name = ? AND business_date = ? AND refused";
        if (!database.exists("SELECT 1 FROM input_file" + refused, kind.name(), name, delivery.businessDate())) {
            return;
        }
        database.update(
                "DELETE FROM reject WHERE file_no IN (SELECT file_no FROM input_file" + refused + ")",
                kind.name(),
                name,
                delivery.businessDate());
        database.update("DELETE FROM input_file" + refused, kind.name(), name, delivery.businessDate());
    }

    private void report(InputKind kind, String name, LoadedFile result) {
        news.sayUnknownColumns(kind, name, result.unknownColumns());
        if (result.refusal() != null) {
            news.say(IntakeLog.News.REFUSED, name, "refused, and nothing of it is kept: " + result.refusal());
            return;
        }
        log.debug("{}: {} lines taken, {} rejected", name, result.lines() - result.rejected(), result.rejected());
        if (result.rejected() > 0) {
            news.say(IntakeLog.News.REJECTS, name, result.firstRejects().sentence(result.lines(), result.rejected()));
        }
        if (result.endsWithoutLineEnd()) {
            news.say(
                    IntakeLog.News.NO_LINE_END,
                    name,
                    "the last line has no line end: the file is taken, but may have been cut off on its way");
        }
        if (result.decidedAgain() > 0) {
            news.say(
                    IntakeLog.News.DECIDED_AGAIN,
                    name,
                    result.decidedAgain() + " of its requests are decided already, and their decisions stand");
        }
    }
}
