package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that the comparison of runs sees what it is there to see, and nothing else. */
final class ContractLinesTest {
    private static final String AUDIT_HEADER = "seq,request_id,order_id,account_id,user_id,resource_id,product,kind,"
            + "submitted_at,decision,rule,reason,usage_days,order_amount,consumed_amount,refund_amount,points_spent,"
            + "points_before,points_after,policy_version,explanation,previous_hash,hash";
    private static final String AUDIT =
            AUDIT_HEADER + "\n1,r-1,o-1,a-1,a-1,i-1,BCC,RESOURCE,2026-11-04T10:00:00+08:00,PARTIAL,F3,,3,60.00,10.00,"
                    + "50.00,50.00,1500.00,1450.00,v1,60.00 - 10.00,00,11\n2,r-2,o-2,a-2,a-1,i-2,BCC,RESOURCE,"
                    + "2026-11-04T10:00:00+08:00,HELD,I3,NO_LIST_PRICE,,,,0.00,0.00,1500.00,1500.00,v1,words,11,22\n";
    private static final String REFUNDS =
            "refund_id,request_id,account_id,resource_id,order_id,product,kind,order_amount,"
                    + "consumed_amount,refund_amount,currency,points_spent,destination,decided_as_of,policy_version\nrf-1,r-1,a-1,"
                    + "i-1,o-1,BCC,PARTIAL,60.00,10.00,50.00,CNY,50.00,ACCOUNT_BALANCE,2026-11-04T10:00:00+08:00,v1\n";
    private static final String QUOTA = "account_id,movement,points,balance_after,effective_at,reference\na-1,INITIAL,"
            + "1500.00,1500.00,2026-11-01T00:00:00+08:00,\na-1,SPEND,-50.00,1450.00,2026-11-04T10:00:00+08:00,r-1\n";

    @TempDir
    private Path folder;

    private Path expected;
    private Path found;

    @BeforeEach
    void writeTwice() throws IOException {
        expected = write("expected");
        found = write("found");
    }

    private Path write(String name) throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        Files.writeString(run.resolve("audit.csv"), AUDIT);
        Files.writeString(run.resolve("refunds.csv"), REFUNDS);
        Files.writeString(run.resolve("quota.csv"), QUOTA);
        Files.writeString(run.resolve("releases.csv"), "resource_id,action,until,request_id\ni-1,RELEASE,,r-1\n");
        Files.writeString(run.resolve("rejects.csv"), "file,line,column,value,error\norders.csv,7,paid_cash,x,words\n");
        return run;
    }

    @Test
    void theSameIsTheSame() {
        assertThat(differences()).isEmpty();
    }

    @Test
    void wordsHashesAndOtherWritingsOfOneInstantAreFree() throws IOException {
        change("audit.csv", "60.00 - 10.00", "other words");
        change("audit.csv", ",11,22", ",33,44");
        change("audit.csv", "2026-11-04T10:00:00+08:00", "2026-11-04T02:00:00Z");
        change("audit.csv", ",a-1,i-", ",another name for both,i-");
        change("rejects.csv", "words", "other words");
        assertThat(differences()).isEmpty();
    }

    @Test
    void everyOtherChangeIsSeen() throws IOException {
        for (String[] change : new String[][] {
            {"audit.csv", "PARTIAL", "FULL"},
            {"audit.csv", ",F3,", ",F2,"},
            {"audit.csv", "NO_LIST_PRICE", "NO_ORDER"},
            {"audit.csv", "o-1", "o-9"},
            {"audit.csv", "a-2,a-1", "a-2,a-2"},
            {"audit.csv", "1450.00", "1450.01"},
            {"audit.csv", "10:00:00", "10:00:01"},
            {"audit.csv", "r-2", "r-3"},
            {"refunds.csv", "50.00,CNY", "50.01,CNY"},
            {"refunds.csv", "rf-1", "rf-2"},
            {"quota.csv", "-50.00", "-49.00"},
            {"quota.csv", "SPEND", "LAPSE"},
            {"quota.csv", "2026-11-01", "2026-10-01"},
            {"releases.csv", "RELEASE", "UNBIND"},
            {"rejects.csv", "paid_cash", "paid_coupon"},
            {"rejects.csv", ",7,", ",8,"},
        }) {
            change(change[0], change[1], change[2]);
            assertThat(differences()).as(String.join(" ", change)).isNotEmpty();
            found = write("found");
        }
    }

    @Test
    void aDecisionThatStandsThereTwiceIsSeenAndAHeldOneOnlyWithinANight() {
        List<Path> twice = List.of(found, found);
        assertThat(ContractLines.folded(twice).differencesFrom(ContractLines.folded(List.of(expected))))
                .anyMatch(difference -> difference.contains("audit r-1"))
                .noneMatch(difference -> difference.contains("audit r-2"));
    }

    @Test
    void theMonthInWhichAQuotaOpensIsFreeWhenNightsAreFolded() throws IOException {
        change("quota.csv", "2026-11-01", "2026-10-01");
        assertThat(ContractLines.folded(List.of(found)).differencesFrom(ContractLines.folded(List.of(expected))))
                .isEmpty();
        change("quota.csv", "1450.00", "1449.00");
        assertThat(ContractLines.folded(List.of(found)).differencesFrom(ContractLines.folded(List.of(expected))))
                .isNotEmpty();
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(found.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(found.resolve(file), text.replace(from, to));
    }

    private List<String> differences() {
        return ContractLines.of(found).differencesFrom(ContractLines.of(expected));
    }
}
