package reckon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import reckon.support.Project;

/** The tables through which rooms meet that do not know each other by name: who writes each, and who else reads it. */
class TableAccessTest {
    private static final Path HOUSE = Project.folder().resolve("src/main/java/reckon");

    /** The migrations fill it, once. */
    private static final String BY_NO_ROOM = "";

    private record Access(String table, String writer, Set<String> readers) {
        Access writtenBy(String room) {
            String first = writer.compareTo(room) < 0 ? writer + " and " + room : room + " and " + writer;
            return new Access(table, writer.equals(BY_NO_ROOM) ? room : first, readers);
        }
    }

    private static final List<Access> TABLES = List.of(
            table("acceptance", "intake", "reconciliation"),
            table("account", "intake", "answers", "cases", "staging"),
            table("account_user", "cases", "answers"),
            table("archived_order", "reconciliation", "answers", "cases"),
            table("booked_grant", "ledger", "cases", "staging"),
            table("consumption", "intake", "answers", "cases"),
            table("conversion", "reconciliation"),
            table("decision", "ledger", "answers", "cases", "month", "output", "reconciliation", "staging"),
            table("held_request", "ledger", "answers", "month", "output"),
            table("identity_key", "setup"),
            table("input_file", "staging", "answers", "output"),
            table("ledger_identity", BY_NO_ROOM, "ledger"),
            table("list_price", "intake", "answers", "cases"),
            table("movement", "ledger", "answers", "cases", "month", "output"),
            table("night_lock", "mysql"),
            table("published_run", "ledger"),
            table("purchase_order", "intake and reconciliation", "answers", "cases", "reconciliation"),
            table("quota_grant", "intake and staging", "cases"),
            table("reconciliation", "reconciliation"),
            table("reconciliation_row", "reconciliation"),
            table("refund", "ledger", "answers", "cases", "month", "output", "reconciliation"),
            table("refused_file", "staging", "cases", "output"),
            table("reject", "staging", "output"),
            table("rejected_line", "staging", "cases"),
            table("renewal_without_cash", "ledger", "cases"),
            table("request", "intake and staging", "answers", "cases", "ledger", "staging"),
            table("resource", "intake", "answers", "cases", "reconciliation"),
            table("run", "ledger", "answers", "cases", "month", "reconciliation", "staging"),
            table("run_incomplete", "output"),
            table("run_not_taken", "staging"),
            table("settlement_line", "intake", "reconciliation"),
            table("seven_day_chance", "ledger", "answers", "cases"),
            table("unbinding", "ledger", "answers", "output"),
            table("unlinked_value", "cases", "output"),
            table("unsubscription", "ledger", "cases", "reconciliation"),
            table("waiting_conversion", "reconciliation"),
            table("waiting_order", "cases"),
            table("waiting_reset", "ledger", "cases"));

    private static Access table(String table, String writer, String... readers) {
        return new Access(table, writer, Set.of(readers));
    }

    @Test
    void everyTableIsNamedHere() {
        assertThat(TABLES)
                .extracting(Access::table)
                .containsExactlyInAnyOrderElementsOf(
                        TableUse.created(Project.folder().resolve("src/main/resources/db/migration")));
    }

    @Test
    void roomsWriteTheTablesThatAreTheirOwnAndReadThoseThatTheTableAllows() {
        Map<String, Access> found = new TreeMap<>();
        Set<String> names = new TreeSet<>(TABLES.stream().map(Access::table).toList());
        names.forEach(name -> found.put(name, new Access(name, BY_NO_ROOM, new TreeSet<>())));
        for (String room : Rooms.built()) {
            TableUse use = TableUse.of(HOUSE.resolve(room), names);
            use.written().forEach(table -> found.computeIfPresent(table, (name, access) -> access.writtenBy(room)));
            use.read().forEach(table -> found.get(table).readers().add(room));
        }
        found.values().forEach(access -> access.readers().remove(access.writer()));

        assertThat(found.values()).containsExactlyInAnyOrderElementsOf(TABLES);
    }

    @Test
    void tablesAreFoundInStatementsOfAnyFormAndNotInWordsOfOtherKinds() {
        TableUse use = TableUse.in(
                List.of("""
                        /** Reads FROM comment. */
                        String sql = "SELECT 1 FROM " + "run JOIN decision d";
                        String gone = "DELETE FROM movement";
                        String set = "INSERT INTO refund (a) VALUES (1) ON DUPLICATE KEY UPDATE a = 1";
                        database.writeAll(
                                UnbindingTable.TABLE, rows, filling);
                        database.writeAll(WaitingResetTable.TABLE, rows, filling);
                        String words = "taken FROM nowhere, account by account";
                        """),
                Set.of("run", "decision", "movement", "refund", "unbinding", "waiting_reset", "account", "comment"));

        assertThat(use.read()).containsExactly("decision", "run");
        assertThat(use.written()).containsExactly("movement", "refund", "unbinding", "waiting_reset");
    }
}
