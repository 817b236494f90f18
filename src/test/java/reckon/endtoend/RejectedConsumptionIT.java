package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.CsvRows;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Nights;

/** Rule I3: an account of which a line of consumption was rejected waits by itself until a good one comes. */
final class RejectedConsumptionIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    private Path folder;

    private void write(String input, String name, String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(input)).resolve(name), content);
    }

    private List<String> resets(Nights nights, String date) {
        Path run = nights.run(LocalDate.parse(date), folder.resolve(date));
        return CsvRows.read(run.resolve("quota.csv")).stream()
                .filter(row -> row.get("movement").equals("RESET"))
                .map(row -> row.get("account_id") + " " + row.get("reference") + " " + row.get("points"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    @DisplayName(
            "I3 Q2: its reset waits, those of the others do not, and it is booked the night after the good line came,"
                    + " though the account asks for nothing")
    void resetWaitsForAGoodLineOfThisAccountAlone(DatabaseKind kind) throws IOException {
        write("2026-10-20", "accounts.csv", "account_id\none\ntwo\nthree\n");
        write("2026-11-02", "consumption-2026-10.csv", """
                account_id,month,amount
                one,2026-10,100.00
                two,2026-10,many
                three,2026-10,30.00
                """);
        write("2026-11-03", "consumption-of-others.csv", "account_id,month,amount\none,2026-09,5.00\n");
        write("2026-11-04", "consumption-mended.csv", "account_id,month,amount\ntwo,2026-10,20.00\n");
        write("2026-11-05", "accounts.csv", "account_id\nfour\n");
        Nights nights = new Nights(DATABASES.create(kind), folder.resolve("output"));

        assertThat(resets(nights, "2026-10-20"))
                .containsExactly("one 2026-10 0.00", "three 2026-10 0.00", "two 2026-10 0.00");
        assertThat(resets(nights, "2026-11-02")).containsExactly("one 2026-11 100.00", "three 2026-11 30.00");
        assertThat(resets(nights, "2026-11-03")).isEmpty();
        assertThat(resets(nights, "2026-11-04")).containsExactly("two 2026-11 20.00");
        assertThat(resets(nights, "2026-11-05")).containsExactly("four 2026-11 0.00");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    @DisplayName("I3: a month whose reset is booked already keeps nobody waiting")
    void monthThatIsBookedKeepsNobodyWaiting(DatabaseKind kind) throws IOException {
        write("2026-11-02", "accounts.csv", "account_id\none\ntwo\n");
        write("2026-11-02", "consumption-2026-10.csv", """
                account_id,month,amount
                one,2026-10,100.00
                two,2026-10,20.00
                """);
        write("2026-11-03", "consumption-late.csv", """
                account_id,month,amount
                one,2026-10,100.00
                two,2026-10,many
                """);
        write("2026-12-01", "consumption-2026-11.csv", """
                account_id,month,amount
                one,2026-11,1.00
                two,2026-11,2.00
                """);
        Nights nights = new Nights(DATABASES.create(kind), folder.resolve("output"));

        assertThat(resets(nights, "2026-11-02")).containsExactly("one 2026-11 100.00", "two 2026-11 20.00");
        assertThat(resets(nights, "2026-11-03")).isEmpty();
        assertThat(resets(nights, "2026-12-01")).containsExactly("one 2026-12 1.00", "two 2026-12 2.00");
    }
}
