package reckon.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.sample.Sample.BUSINESS_DATE;
import static reckon.sample.Sample.EXPECTED;
import static reckon.sample.Sample.INPUT;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.TestDatabase;

/** The night on {@code sample-data/input} is {@code sample-data/expected}, byte for byte, on every database. */
final class SampleNightIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final List<String> LEDGER =
            List.of("run", "decision", "refund", "movement", "unbinding", "input_file");

    private final Path output = Folders.create("sample");

    @AfterEach
    void removeOutput() {
        Folders.remove(output);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void writesWhatWasWorkedOutByHandAndNothingNewTheSecondTime(DatabaseKind kind) {
        TestDatabase database = DATABASES.create(kind);
        Nights nights = new Nights(database, output);
        Path written = nights.run(BUSINESS_DATE, INPUT);
        assertIsExpected(written);
        List<List<String>> rowsBefore = rowsIn(database);
        Folders.remove(written);
        assertThat(nights.run(BUSINESS_DATE, INPUT)).isEqualTo(written);
        assertIsExpected(written);
        assertThat(rowsIn(database)).isEqualTo(rowsBefore);
        Outcome verified = nights.execute("verify", written.toString());
        assertThat(verified.exitCode()).as("%s", verified).isZero();
        assertThat(verified.out()).contains("93 audit lines").contains("Every line is what the ledger says.");
    }

    @Test
    void doesNotHangOnTheIdentityKey() {
        Nights nights =
                new Nights(DATABASES.create(DatabaseKind.H2), output).with("RECKON_IDENTITY_KEY", "quite another key");
        assertIsExpected(nights.run(BUSINESS_DATE, INPUT));
    }

    private static List<List<String>> rowsIn(TestDatabase database) {
        return LEDGER.stream()
                .map(table -> List.of(table, Long.toString(database.number("SELECT COUNT(*) FROM " + table))))
                .toList();
    }

    private static void assertIsExpected(Path written) {
        assertThat(names(written)).isEqualTo(names(EXPECTED));
        assertThat(Folders.contents(EXPECTED))
                .filteredOn(file -> !file.endsWith("manifest.json"))
                .allSatisfy(
                        file -> assertThat(written.resolve(file.getFileName())).hasSameTextualContentAs(file));
        assertThat(Folders.differences(written, EXPECTED)).isEmpty();
    }

    private static List<String> names(Path folder) {
        return Folders.contents(folder).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }
}
