package reckon.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.Nights;
import reckon.support.Outcome;

/** The sample's second night and the deliveries of the day after it, as {@code sample-data/README.md} works them out. */
final class SecondNightIT {
    private static final LocalDate DATE = LocalDate.of(2026, 11, 8);
    private static final Path SECOND = Sample.FOLDER.resolve("second-night");

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private final Path output = Folders.create("second-night");
    private final Path written = output.resolve(DATE.toString());

    @AfterEach
    void removeOutput() {
        Folders.remove(output);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void endsReconciledAfterItWasIncompleteHadBreaksAndWaited(DatabaseKind kind) {
        Nights nights = new Nights(DATABASES.create(kind), output);
        nights.run(Sample.BUSINESS_DATE, Sample.INPUT);
        assertThat(nights.runMaybeIncomplete(DATE, SECOND.resolve("night"))).isEqualTo(written);
        assertWritten(nights, "night", "INCOMPLETE");
        assertThat(nights.execute("explain", "req-x1").out())
                .contains("  paid by the settlement settle-x1: 28.06 on 2026-11-05");
        reconcile(nights, "noon", "BREAKS");
        reconcile(nights, "afternoon", "PENDING");
        reconcile(nights, "evening", "RECONCILED");
    }

    private void reconcile(Nights nights, String delivery, String verdict) {
        Outcome outcome = nights.execute(
                "reconcile", "--input", SECOND.resolve(delivery).toString(), "--output", output.toString());
        assertThat(outcome.exitCode()).as("%s: %s", delivery, outcome).isZero();
        assertWritten(nights, delivery, verdict);
    }

    private void assertWritten(Nights nights, String delivery, String verdict) {
        Path expected = SECOND.resolve("expected").resolve(delivery);
        assertThat(Folders.contents(expected)).isNotEmpty().allSatisfy(file -> assertThat(
                        written.resolve(file.getFileName()))
                .hasSameTextualContentAs(file));
        assertThat(Sample.text(written.resolve("manifest.json"))).contains("\"verdict\" : \"" + verdict + "\"");
        Outcome verified = nights.execute("verify", written.toString());
        assertThat(verified.exitCode()).as("%s: %s", delivery, verified).isZero();
    }
}
