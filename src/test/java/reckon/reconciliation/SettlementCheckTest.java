package reckon.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reckon.money.Money;

final class SettlementCheckTest {
    private static final LocalDate RECORDED = LocalDate.parse("2026-11-02");
    private static final RecordedRefund REFUND =
            new RecordedRefund("rf-1", "o1", "a1", Money.of("80.00"), 1, RECORDED, Money.of("100.00"), null, null);

    private static @Nullable Finding of(LocalDate asOf, Settlement... counted) {
        return new SettlementCheck(asOf, 3).of("rf-1", REFUND, List.of(counted));
    }

    private static Settlement paid(String id, String amount) {
        return new Settlement(id, Money.of(amount), Instant.parse("2026-11-03T02:00:00Z"), true);
    }

    private static Settlement failed(String id) {
        return new Settlement(id, Money.of("80.00"), Instant.parse("2026-11-03T02:00:00Z"), false);
    }

    private static void isBreak(@Nullable Finding maybe, Break kind, String actual, String note) {
        Finding found = Objects.requireNonNull(maybe);
        assertThat(found.kind()).isEqualTo(kind);
        assertThat(found.isPending()).isFalse();
        assertThat(found.expected()).isEqualTo(Money.of("80.00"));
        assertThat(found.actual()).isEqualTo(Money.of(actual));
        assertThat(found.note()).isEqualTo(note);
    }

    private static void isBreakDue(@Nullable Finding maybe, String note) {
        isBreak(maybe, Break.SETTLEMENT_MISSING, "0.00", note);
    }

    @Test
    void aRefundThatIsPaidInOnePartOrSeveralIsSettled() {
        assertThat(of(RECORDED, paid("s1", "80.00"))).isNull();
        assertThat(of(RECORDED, paid("s1", "50.00"), paid("s2", "30.00"), failed("s3")))
                .isNull();
    }

    @Test
    void whatIsPaidTooMuchInPartsIsADuplicateAndInOneAnAmount() {
        isBreak(of(RECORDED, paid("s2", "80.00"), paid("s1", "0.01")), Break.SETTLEMENT_DUPLICATE, "80.01", "s1 s2");
        isBreak(of(RECORDED, paid("s1", "80.01"), failed("s0")), Break.SETTLEMENT_AMOUNT, "80.01", "s1");
    }

    @Test
    void whatIsPaidTooLittleIsAnAmountHoweverManyParts() {
        isBreak(of(RECORDED, paid("s1", "79.99")), Break.SETTLEMENT_AMOUNT, "79.99", "s1");
        isBreak(of(RECORDED, paid("s1", "0.00")), Break.SETTLEMENT_AMOUNT, "0.00", "s1");
        isBreak(of(RECORDED, paid("s1", "40.00"), paid("s2", "39.00")), Break.SETTLEMENT_AMOUNT, "79.00", "s1 s2");
    }

    @Test
    void onlyFailedOnesAreABreakHoweverYoung() {
        isBreak(of(RECORDED, failed("s1")), Break.SETTLEMENT_FAILED, "0.00", "s1");
    }

    @Test
    void withoutSettlementItIsPendingUntilTheDayOnWhichItIsDue() {
        Finding dayBefore = Objects.requireNonNull(of(RECORDED.plusDays(2)));
        assertThat(dayBefore.isPending()).isTrue();
        assertThat(dayBefore.note()).isEqualTo("due 2026-11-05");
        isBreakDue(of(RECORDED.plusDays(3)), "due 2026-11-05");
        isBreakDue(new SettlementCheck(RECORDED, 0).of("rf-1", REFUND, List.of()), "due 2026-11-02");
    }

    @Test
    void whatTheLedgerDoesNotHaveIsUnknownWithAllItsSettlements() {
        SettlementCheck check = new SettlementCheck(RECORDED, 3);
        Finding found = Objects.requireNonNull(check.of("by-hand", null, List.of(failed("s2"), paid("s1", "12.34"))));
        assertThat(found.kind()).isEqualTo(Break.SETTLEMENT_UNKNOWN);
        assertThat(Arrays.<@Nullable Object>asList(
                        found.expected(), found.actual(), found.note(), found.orderId(), found.accountId()))
                .containsExactly(Money.ZERO, Money.of("12.34"), "s1 s2", "", "");
        assertThat(check.of("by-hand", null, List.of())).isNull();
    }

    @Test
    void aNoteNamesFiveInTheOrderOfTimeAndCountsTheRest() {
        Settlement[] seven = IntStream.range(0, 7)
                .mapToObj(i -> new Settlement(
                        "s" + i,
                        Money.of("20.00"),
                        Instant.parse("2026-11-03T02:00:00Z").minusSeconds(i),
                        true))
                .toArray(Settlement[]::new);
        assertThat(Objects.requireNonNull(of(RECORDED, seven)).note()).isEqualTo("s6 s5 s4 s3 s2 +2");
    }
}
