package reckon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one column of an order asks of another, and what a conversion must keep (Rule C1). */
class OrdersFormatTest {
    private static final Sample ORDER = Sample.of(InputKind.ORDERS);
    private static final Sample CONVERSION = Sample.conversion();

    @ParameterizedTest
    @ValueSource(strings = {"effective_at", "expires_at", "duration_months"})
    void completedPrepaidOrderHasAWholeTerm(String column) {
        Reject reject = ORDER.with(column, "").reject();

        assertThat(reject).isEqualTo(new Reject(2, column, "", "a value is required for a PREPAID COMPLETED order"));
    }

    @ParameterizedTest
    @CsvSource({
        "POSTPAID,COMPLETED",
        "POSTPAID,PENDING",
        "PREPAID,PENDING",
        "PREPAID,CREATE_FAILED",
        "PREPAID,REFUNDED",
        "POSTPAID,REFUNDED"
    })
    void orderThatIsNotPrepaidOrNotCompletedNeedsNoTerm(String chargeType, String status) {
        Sample order = ORDER.with("charge_type", chargeType).with("status", status);

        assertThat(order.with("effective_at", "")
                        .with("expires_at", "")
                        .with("duration_months", "")
                        .badColumn())
                .isEqualTo("none");
        assertThat(order.with("duration_months", "0").badColumn()).isEqualTo("duration_months");
        assertThat(order.with("effective_at", "2024-01-01T00:00:00Z").badColumn())
                .isEqualTo("expires_at");
    }

    @Test
    void firstMissingPartOfATermIsNamed() {
        Sample order = ORDER.with("effective_at", "").with("expires_at", "").with("duration_months", "");

        assertThat(order.badColumn()).isEqualTo("effective_at");
        assertThat(order.with("purchased_at", "yesterday").badColumn()).isEqualTo("purchased_at");
        assertThat(order.with("effective_at", "2023-01-01T10:00:00Z").badColumn())
                .isEqualTo("expires_at");
    }

    @ParameterizedTest
    @CsvSource({
        "2023-01-01T10:00:00+08:00,2023-01-01T10:00:00+08:00",
        "2023-01-01T10:00:00+08:00,2023-01-01T02:00:00Z",
        "2023-01-01T10:00:00Z,2023-01-01T17:59:59+08:00",
        "2023-01-01T10:00:00.000001Z,2023-01-01T10:00:00Z",
        "2023-01-01T10:00:00.0000001Z,2023-01-01T10:00:00.0000009Z"
    })
    void termThatEndsAtItsStartOrBeforeIsNone(String effectiveAt, String expiresAt) {
        Reject reject = ORDER.with("effective_at", effectiveAt)
                .with("expires_at", expiresAt)
                .reject();

        assertThat(reject).isEqualTo(new Reject(2, "expires_at", expiresAt, "is not after effective_at"));
    }

    @Test
    void termOfAMicrosecondIsOne() {
        assertThat(ORDER.with("effective_at", "2023-01-01T10:00:00Z")
                        .with("expires_at", "2023-01-01T18:00:00.000001+08:00")
                        .badColumn())
                .isEqualTo("none");
    }

    @Test
    void conversionIsPrepaid() {
        Reject reject = CONVERSION.with("charge_type", "POSTPAID").reject();

        assertThat(reject.column()).isEqualTo("charge_type");
        assertThat(reject.value()).isEqualTo("POSTPAID");
        assertThat(reject.error()).contains("PREPAID", "CONVERT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPLETED", "PENDING", "CREATE_FAILED", "REFUNDED"})
    void conversionNamesItsDurationWhateverItsStatus(String status) {
        Sample conversion = CONVERSION.with("status", status);

        assertThat(conversion.with("duration_months", "").badColumn()).isEqualTo("duration_months");
        assertThat(conversion.with("duration_months", "0").badColumn()).isEqualTo("duration_months");
        assertThat(conversion.with("duration_months", "1.5").badColumn()).isEqualTo("duration_months");
        assertThat(conversion.with("duration_months", "1").badColumn()).isEqualTo("none");
    }

    @Test
    void conversionThatRenewsItselfMayDoSoForOneToNineOrTwelveTwentyFourOrThirtySixMonths() {
        for (int months = 0; months <= 60; months++) {
            boolean allowed = (months >= 1 && months <= 9) || months == 12 || months == 24 || months == 36;
            assertThat(CONVERSION
                            .with("auto_renew_period", String.valueOf(months))
                            .badColumn())
                    .as("%d months", months)
                    .isEqualTo(allowed ? "none" : "auto_renew_period");
        }
    }

    @Test
    void periodThatIsLeftOutIsOneMonth() {
        assertThat(CONVERSION.with("auto_renew_period", "").badColumn()).isEqualTo("none");
        assertThat(CONVERSION.without("auto_renew_period").badColumn()).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({"CONVERT,false", "CONVERT,''", "NEW,true", "RENEW,true", "RESIZE,true"})
    void periodIsNotReadWhereItMeansNothing(String type, String renews) {
        Sample order = ORDER.with("order_type", type).with("auto_renew", renews);

        assertThat(order.with("auto_renew_period", "10").badColumn()).isEqualTo("none");
        assertThat(order.with("auto_renew_period", "soon").badColumn()).isEqualTo("none");
    }

    @Test
    void ordersMayBeOfProductsThatNobodyListed() {
        assertThat(ORDER.with("product", "RDS").badColumn()).isEqualTo("none");
        assertThat(ORDER.with("product", "rds").badColumn()).isEqualTo("none");
    }

    @Test
    void productInAnotherCaseIsSaidToBeTheOneThatIsMeant() {
        assertThat(ORDER.with("product", "Bcc").reject())
                .isEqualTo(new Reject(2, "product", "Bcc", "is written in another case than the policy's product BCC"));
    }

    @Test
    void onlyTheCashOfAResizeMayBeNegative() {
        int paidCash = 12;

        assertThat(ORDER.with("order_type", "Resize")
                        .with("paid_cash", "-12.5")
                        .row()
                        .get(paidCash))
                .isEqualTo(new BigDecimal("-12.50"));
        assertThat(ORDER.with("order_type", "RESIZE").with("paid_coupon", "-1").badColumn())
                .isEqualTo("paid_coupon");
        Reject reject = ORDER.with("paid_cash", "-12.50").reject();
        assertThat(reject.column()).isEqualTo("paid_cash");
        assertThat(reject.error()).contains("RESIZE", "downgrade");
    }

    @Test
    void contractIsKeptAsTheFactThatThereIsOne() {
        int underContract = ORDER.row().size() - 2;

        assertThat(ORDER.with("contract_id", "合同 2023/7").row().get(underContract))
                .isEqualTo(true);
        assertThat(ORDER.with("contract_id", "").row().get(underContract)).isEqualTo(false);
    }
}
