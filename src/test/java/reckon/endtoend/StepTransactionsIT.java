package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.support.DatabaseKind.H2;
import static reckon.support.DatabaseKind.MYSQL;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reckon.support.CsvRows;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.FailedCreationInputs;
import reckon.support.Folders;
import reckon.support.NightInputs;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.TestDatabase;

/**
 * Makes the last row of each step's work impossible and counts what is there then: without a transaction of the step,
 * what it wrote before would be.
 */
final class StepTransactionsIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    /** More than the rows of one batch, so that some were sent when the last one fails. */
    private static final int ACCOUNTS = 1_500;

    private static Path common;
    private static Path input;
    private static Path expected;

    private Path folder;

    @BeforeAll
    static void runUndisturbed() {
        common = Folders.create("transactions");
        input = common.resolve("input");
        NightInputs.write(input, 1_000, ACCOUNTS, 11);
        FailedCreationInputs.write(input, 50);
        expected = new Nights(DATABASES.create(H2), common.resolve("output")).run(NightInputs.BUSINESS_DATE, input);
    }

    @AfterAll
    static void removeCommon() {
        Folders.remove(common);
    }

    @BeforeEach
    void makeFolder() {
        folder = Folders.create("transactions");
    }

    @AfterEach
    void removeFolder() {
        Folders.remove(folder);
    }

    /** Each step with the table and the condition that its last row breaks, and what must not be there then. */
    static Stream<Arguments> steps() {
        String lastAccount = "account_id <> 'a" + (10_000_000 + ACCOUNTS - 1) + "'";
        String decisions = "SELECT COUNT(*) FROM decision WHERE kind IN ('RESOURCE', 'RENEWAL')";
        String accounts = "SELECT COUNT(*) FROM account";
        return Stream.of(
                Arguments.of(H2, "takeFile", "account", lastAccount, accounts),
                Arguments.of(H2, "takeFile", "input_file", "kind <> 'ACCOUNTS'", accounts),
                Arguments.of(MYSQL, "takeFile", "input_file", "kind <> 'ACCOUNTS'", accounts),
                Arguments.of(H2, "findUsers", "account_user", lastAccount, "SELECT COUNT(*) FROM account_user"),
                Arguments.of(
                        H2,
                        "refundFailedCreations",
                        "refund",
                        "order_id <> 'failed-49'",
                        "SELECT COUNT(*) FROM decision"),
                Arguments.of(H2, "decideCases", "movement", "movement <> 'SPEND'", decisions),
                Arguments.of(MYSQL, "decideCases", "movement", "movement <> 'SPEND'", decisions),
                Arguments.of(
                        H2,
                        "unbindSome",
                        "unbinding",
                        "resource_id <> '" + lastUnbound() + "'",
                        "SELECT COUNT(*) FROM unbinding"));
    }

    private static String lastUnbound() {
        List<String> unbound = CsvRows.read(expected.resolve("releases.csv")).stream()
                .filter(row -> row.get("action").equals("UNBIND"))
                .map(row -> row.get("resource_id"))
                .toList();
        assertThat(unbound).hasSizeGreaterThan(1);
        return unbound.get(unbound.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aStepThatFailsLeavesNothingAndIsDoneAgain(
            DatabaseKind kind, String step, String table, String condition, String left) throws IOException {
        TestDatabase database = DATABASES.create(kind);
        Nights nights = new Nights(database, folder);
        assertThat(nights.execute("init").exitCode()).isZero();
        database.execute("ALTER TABLE " + table + " ADD CONSTRAINT trap CHECK (" + condition + ")");
        Outcome failed = nights.execute(
                "nightly",
                "--date",
                NightInputs.BUSINESS_DATE.toString(),
                "--input",
                input.toString(),
                "--output",
                folder.toString());
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains(step);
        assertThat(database.number(left)).isZero();
        database.execute("ALTER TABLE " + table + " DROP CONSTRAINT trap");
        Path run = nights.run(NightInputs.BUSINESS_DATE, input);
        assertThat(Folders.differences(run, expected)).isEmpty();
    }
}
