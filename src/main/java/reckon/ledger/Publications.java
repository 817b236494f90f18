package reckon.ledger;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.tables.LedgerIdentityTable;
import reckon.tables.PublishedRunTable;

/**
 * The published runs that this ledger knows: its own, each as often as its audit ended in another hash, and those of
 * others that somebody accepted by name.
 */
public final class Publications {
    private final Database database;

    /** Works on a database, within the transactions of its callers. */
    public Publications(Database database) {
        this.database = database;
    }

    /**
     * A run as its manifest names it.
     *
     * @param lastHash the hash of its last audit line
     */
    public record Publication(String ledgerId, int runNo, LocalDate businessDate, String lastHash) {}

    /** Returns the id that this ledger has for good, and no other. */
    public String ledgerId() {
        return Objects.requireNonNull(
                database.<String>first(
                        "SELECT ledger_id FROM ledger_identity", row -> row.get(LedgerIdentityTable.LEDGER_ID)),
                "the table ledger_identity is empty");
    }

    /** Returns all that are known. */
    public Set<Publication> known() {
        return new HashSet<>(database.list(
                "SELECT ledger_id, run_no, business_date, last_hash FROM published_run", Publications::publication));
    }

    /** Returns those that this ledger published itself. */
    public Set<Publication> own() {
        return new HashSet<>(database.list(
                "SELECT ledger_id, run_no, business_date, last_hash FROM published_run WHERE NOT accepted",
                Publications::publication));
    }

    private static Publication publication(ResultRow row) throws SQLException {
        return new Publication(
                row.get(PublishedRunTable.LEDGER_ID),
                row.get(PublishedRunTable.RUN_NO),
                row.get(PublishedRunTable.BUSINESS_DATE),
                row.get(PublishedRunTable.LAST_HASH));
    }

    /** Writes down that a run of this ledger is about to be published with this end of its audit. */
    public void announce(Run run, String lastHash) {
        Publication own = new Publication(ledgerId(), run.runNo(), run.businessDate(), lastHash);
        if (known().contains(own) && !own().contains(own)) { // lost, accepted by name, and now made again
            database.update(
                    "UPDATE published_run SET accepted = FALSE WHERE ledger_id = ? AND run_no = ? AND last_hash = ?",
                    own.ledgerId(),
                    own.runNo(),
                    own.lastHash());
        }
        add(own, false);
    }

    /** Writes down that the run of another ledger, or one that this ledger lost, is left as it was published. */
    public void accept(Publication publication) {
        add(publication, true);
    }

    private void add(Publication publication, boolean accepted) {
        if (!known().contains(publication)) {
            database.update(
                    "INSERT INTO published_run (ledger_id, run_no, business_date, last_hash, accepted)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    publication.ledgerId(),
                    publication.runNo(),
                    publication.businessDate(),
                    publication.lastHash(),
                    accepted);
        }
    }
}
