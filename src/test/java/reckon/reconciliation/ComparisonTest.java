package reckon.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import reckon.money.Money;

final class ComparisonTest {
    private static final LocalDate AS_OF = LocalDate.parse("2026-11-05");
    private static final LocalDate EARLIER = LocalDate.parse("2026-11-03");
    private static final Comparison COMPARISON = new Comparison(AS_OF);

    private static Finding unknown(String paid) {
        return new Finding(Break.SETTLEMENT_UNKNOWN, false, "by-hand", "", "", Money.ZERO, Money.of(paid), null, "s7");
    }

    private static Acceptance acceptance(String paid) {
        return new Acceptance(Break.SETTLEMENT_UNKNOWN, "by-hand", "", Money.ZERO, Money.of(paid), "s7");
    }

    private static ReconciliationRow row(State state) {
        return new ReconciliationRow(
                Break.SETTLEMENT_UNKNOWN, state, "by-hand", "", "", Money.ZERO, Money.of("12.34"), EARLIER, "s7");
    }

    private static void isState(List<ReconciliationRow> rows, State state, LocalDate since) {
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(state);
            assertThat(row.since()).isEqualTo(since);
        });
    }

    @Test
    void aBreakIsNewUnlessItWasOpenInTheRunBefore() {
        isState(COMPARISON.rows(unknown("12.34"), null, List.of()), State.NEW, AS_OF);
        isState(COMPARISON.rows(unknown("12.34"), row(State.NEW), List.of()), State.PERSISTING, EARLIER);
        isState(COMPARISON.rows(unknown("12.34"), row(State.PERSISTING), List.of()), State.PERSISTING, EARLIER);
        isState(COMPARISON.rows(unknown("12.34"), row(State.ACCEPTED), List.of()), State.NEW, EARLIER);
    }

    @Test
    void anAcceptanceCoversABreakWhileItSaysJustThat() {
        List<Acceptance> accepted = List.of(acceptance("12.34"));
        isState(COMPARISON.rows(unknown("12.34"), row(State.NEW), accepted), State.ACCEPTED, EARLIER);
        isState(COMPARISON.rows(unknown("12.35"), row(State.ACCEPTED), accepted), State.NEW, EARLIER);
    }

    @Test
    void whatWasOpenAndIsNoMoreIsResolvedAsItStood() {
        assertThat(COMPARISON.rows(null, row(State.PERSISTING), List.of())).containsExactly(row(State.RESOLVED));
        assertThat(COMPARISON.rows(null, row(State.ACCEPTED), List.of())).isEmpty();
        assertThat(COMPARISON.rows(null, null, List.of())).isEmpty();
    }

    @Test
    void aBreakThatTurnsIntoARefundNotDueIsResolved() {
        Finding pending = unknown("12.34").pending();
        assertThat(COMPARISON.rows(pending, row(State.NEW), List.of(acceptance("12.34"))))
                .containsExactly(row(State.RESOLVED));
        assertThat(COMPARISON.rows(pending, null, List.of())).isEmpty();
    }

    @Test
    void theAgeOfARefundOfTheLedgerCountsFromItsRecording() {
        Finding recorded =
                new Finding(Break.SETTLEMENT_AMOUNT, false, "by-hand", "o", "a", Money.ZERO, Money.ZERO, AS_OF, "s7");
        isState(COMPARISON.rows(recorded, row(State.NEW), List.of()), State.PERSISTING, AS_OF);
    }
}
