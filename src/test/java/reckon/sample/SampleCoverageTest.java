package reckon.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.sample.Sample.expected;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reckon.intake.InputKind;
import reckon.policy.Decision;
import reckon.policy.Movement;
import reckon.policy.Reason;
import reckon.policy.RefundKind;
import reckon.policy.Rule;
import reckon.reconciliation.Break;
import reckon.reconciliation.State;
import reckon.support.CsvRows;

/** That the sample shows everything the program can say, so that a new rule has to be added to it. */
final class SampleCoverageTest {
    /** F4 and F7 decide nothing alone; no product of the sample's policy is refunded pro rata. */
    private static final Set<Rule> NOT_IN_SAMPLE = EnumSet.of(Rule.F3P, Rule.F4, Rule.F7);

    @Test
    void everyRuleThatCanDecideDecidesSomething() {
        assertThat(values("audit.csv", "rule"))
                .containsExactlyInAnyOrderElementsOf(names(EnumSet.complementOf(EnumSet.copyOf(NOT_IN_SAMPLE))));
    }

    @Test
    void unusedRenewalsGoWithAResource() {
        Set<String> withAResource = expected("audit.csv").stream()
                .filter(line -> line.get("rule").matches("F[023]"))
                .map(line -> line.get("request_id"))
                .collect(Collectors.toSet());
        assertThat(expected("refunds.csv"))
                .anyMatch(line -> line.get("kind").equals("RENEWAL") && withAResource.contains(line.get("request_id")));
    }

    @Test
    void couponsAreNotRefunded() {
        assertThat(values("audit.csv", "explanation")).anyMatch(text -> text.contains("are not refunded"));
    }

    @Test
    void everyDecisionIsTaken() {
        assertThat(values("audit.csv", "decision"))
                .containsExactlyInAnyOrderElementsOf(names(List.of(Decision.values())));
    }

    @Test
    void theSecondNightShowsEveryBreakAndEveryState() {
        Path expected = Sample.FOLDER.resolve("second-night/expected/night");
        List<Map<String, String>> rows = new ArrayList<>(CsvRows.read(expected.resolve("reconciliation.csv")));
        rows.addAll(CsvRows.read(expected.resolve("pending.csv")));
        assertThat(rows).extracting(row -> row.get("break")).containsOnly(toNames(Break.values()));
        assertThat(rows).extracting(row -> row.get("state")).containsOnly(toNames(State.values()));
    }

    private static String[] toNames(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }

    /** A refused file would hold every request of the night. */
    @Test
    void everyReasonIsGivenButThatOfARefusedFile() {
        assertThat(values("audit.csv", "reason"))
                .containsExactlyInAnyOrderElementsOf(names(EnumSet.complementOf(EnumSet.of(Reason.FILE_REFUSED))));
    }

    @Test
    void everyKindOfRefundIsPaid() {
        assertThat(values("refunds.csv", "kind"))
                .containsExactlyInAnyOrderElementsOf(names(List.of(RefundKind.values())));
    }

    /** Points are restored only for a month that an earlier run has closed (Rule Q7). */
    @Test
    void pointsMoveInEveryWayOfAFirstNight() {
        assertThat(values("quota.csv", "movement"))
                .containsExactlyInAnyOrderElementsOf(names(EnumSet.complementOf(EnumSet.of(Movement.Kind.RESTORE))));
    }

    @Test
    void resourcesAreReleasedUnboundAndShortened() {
        assertThat(values("releases.csv", "action")).containsExactlyInAnyOrder("RELEASE", "UNBIND", "SHORTEN");
    }

    @Test
    void everyKindOfFileHasABadLine() {
        assertThat(InputKind.values())
                .allSatisfy(kind -> assertThat(values("rejects.csv", "file")).anyMatch(kind::isNameOf));
    }

    /** Returns the different values of a column but the empty one. */
    private static Stream<String> values(String file, String column) {
        return expected(file).stream()
                .map(line -> line.get(column))
                .filter(value -> !value.isEmpty())
                .distinct();
    }

    private static List<String> names(Collection<? extends Enum<?>> all) {
        return all.stream().map(Enum::name).toList();
    }
}
