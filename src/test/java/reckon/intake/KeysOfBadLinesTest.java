package reckon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.support.RecordedRow;

/** What a bad line is about is read as far as it can be told, and never guessed (Rule I3). */
class KeysOfBadLinesTest {
    private static final String ORDERS =
            "order_id,account_id,contract_id,resource_id,product,order_type,charge_type,status,"
                    + "purchased_at,paid_cash,paid_coupon\n";

    /** Returns what the only line of a file, which is bad, is about; null if that cannot be read. */
    private static @Nullable LineSubject subject(InputKind kind, String content) {
        List<@Nullable LineSubject> subjects = new ArrayList<>();
        InputReader reader = new InputReader(
                kind,
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                TestKey.identityHash(),
                TestRules.RULES,
                (reject, subject) -> subjects.add(subject));
        assertThat(reader.next(new RecordedRow())).isFalse();
        assertThat(subjects).hasSize(1);
        return subjects.get(0);
    }

    @Test
    void idBehindACommaThatNobodyQuotedIsReadWhereOnlyOneValueCanHoldIt() {
        String line = "o-1,a-1,HT-1, Nr7,r-1,BCC,NEW,PREPAID,PENDING,2026-11-01T10:00:00+08:00,60.00,0.00";

        assertThat(subject(InputKind.ORDERS, ORDERS + line)).isEqualTo(LineSubject.ofOrder("o-1", "a-1", "r-1", null));
    }

    @Test
    void idBehindACommaIsNotReadWhereSeveralValuesCanHoldIt() {
        String header = "order_id,account_id,contract_id,resource_id,product,spec,order_type,charge_type,status,"
                + "purchased_at,paid_cash,paid_coupon\n";
        String line = "o-1,a-1,HT-1, Nr7,r-1,BCC,NEW,PREPAID,PENDING,2026-11-01T10:00:00+08:00,60.00,0.00";

        assertThat(subject(InputKind.ORDERS, header + line.replace("BCC", "BCC,s1")))
                .isEqualTo(LineSubject.ofOrder("o-1", "a-1", null, null));
    }

    @Test
    void idBehindACommaInALineThatIsBadElsewhereIsNotTakenForThatOfTheResource() {
        String line = "o-1,a-1,HT-1, Nr7,r-1,BCC,NEW,PREPAID,PENDING,2026-11-01T10:00:00+08:00,sixty,0.00";

        assertThat(subject(InputKind.ORDERS, ORDERS + line)).isEqualTo(LineSubject.ofOrder("o-1", "a-1", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o-1,a-1,HT-1,r-1\n",
                "o-1,a-1,HT-1,r-1,BC",
                "o-1,a-1,HT-1,r-1,BCC,REN",
                "o-1,a-1,HT-1,r-1,BCC,NEW,PREPAID,PENDING,2026-11-01T10:00:00+08:00,60.00,0.00,",
                "o-1,a-1,HT-1,r-1,BCC,NEW,PREPAID,PENDING,2026-11-01T10:00:00+08:00,60.00,0.00,,,"
            })
    void idOfALineThatWasCutOffOrEndsInCommasIsWhereTheHeaderSays(String line) {
        assertThat(subject(InputKind.ORDERS, ORDERS + line)).isEqualTo(LineSubject.ofOrder("o-1", "a-1", "r-1", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o-1,a-1,r-1,BCC,NEW,PREPAID,PENDING,2026-11-01T10:00:00+08:00,60.00,0.00",
                "o-1,a-1,HT-1, Nr7,\"r-1\" ,BCC,NEW,PREPAID,PENDING,2026-11-01T10:00:00+08:00,60.00,0.00"
            })
    void idOfALineWhoseValuesHaveMovedIsNotTakenForThatOfTheResource(String line) {
        assertThat(subject(InputKind.ORDERS, ORDERS + line)).isEqualTo(LineSubject.ofOrder("o-1", "a-1", null, null));
    }

    @Test
    void valueInWhichTheFileEndsIsNoKey() {
        String prices = "product,spec,term_months,list_price,valid_from\n";

        assertThat(subject(InputKind.RESOURCES, "resource_id,account_id,product,status\nr-1"))
                .isNull();
        assertThat(subject(InputKind.RESOURCES, "resource_id,account_id,product,status\nr-1,a-1"))
                .isEqualTo(LineSubject.ofResource("r-1", null));
        assertThat(subject(InputKind.ORDERS, ORDERS + "o-1,a-1,HT-1,r-1"))
                .isEqualTo(LineSubject.ofOrder("o-1", "a-1", null, null));
        assertThat(subject(InputKind.PRICES, prices + "BCC,c2,1")).isEqualTo(price("BCC", "c2", null, null));
        assertThat(subject(InputKind.PRICES, prices + "BCC,c2")).isEqualTo(price("BCC", null, null, null));
    }

    @Test
    void specOfAPriceThatLacksAValueIsNotTheNextValue() {
        String prices = "product,spec,term_months,list_price,valid_from\n";

        assertThat(subject(InputKind.PRICES, prices + "BCC,1,60.00,2026-01-01T00:00:00+08:00"))
                .isEqualTo(price("BCC", null, null, null));
    }

    @Test
    void idBehindAColumnThatTheFormatDoesNotHaveIsReadInALineThatLacksAValue() {
        String header = "seq,order_id,account_id,resource_id,product,spec,order_type,charge_type,status,purchased_at,"
                + "paid_cash,paid_coupon\n";

        assertThat(subject(
                        InputKind.ORDERS,
                        header + "17,o-1,a-1,r-1,BCC,NEW,PREPAID,PENDING,2026-11-01T10:00:00+08:00,60.00,0.00\n"))
                .isEqualTo(LineSubject.ofOrder("o-1", "a-1", "r-1", null));
    }

    @Test
    void bundleOfALineWhoseLastValuesAreLeftOutIsReadBehindAText() {
        String header = "order_id,account_id,resource_id,product,spec,order_type,bundle_id,relation_cds\n";

        assertThat(subject(
                        InputKind.ORDERS,
                        header.replace("order_type", "order_type,charge_type,status,purchased_at,paid_cash,paid_coupon")
                                + "o-1,a-1,r-1,BCC,s1,NEW,PREPAID,PENDING,2026-11-01T10:00:00+08:00,60.00,0.00,b-1\n"))
                .isEqualTo(LineSubject.ofOrder("o-1", "a-1", "r-1", "b-1"));
    }

    @Test
    void idBehindATextIsReadFromTheEndWhereNothingBehindItMayHoldAComma() {
        String header = "certification_id,mobile,account_id,risk\n";

        assertThat(subject(InputKind.ACCOUNTS, header + "C1, x,13912345678,a-1,REJECTED"))
                .isEqualTo(LineSubject.ofAccount("a-1"));
        assertThat(subject(InputKind.ACCOUNTS, header + "C1, x,13912345678,a-1,"))
                .isEqualTo(LineSubject.ofAccount("a-1"));
        assertThat(subject(InputKind.ACCOUNTS, header + "C1, x,13912345678,a-1,risky"))
                .isEqualTo(LineSubject.ofAccount("a-1"));
        assertThat(subject(InputKind.ACCOUNTS, "mobile,account_id,login_ip\nC1, x,13912345678,a-1"))
                .isNull();
    }

    @Test
    void accountOfALineThatEndsInACommaIsWhereTheHeaderSays() {
        assertThat(subject(InputKind.ACCOUNTS, "mobile,account_id,risk\n13800000000,a-1,REJECTED,"))
                .isEqualTo(LineSubject.ofAccount("a-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800000000,13912345678,", "13800000000,a-1,"})
    void accountBehindANumberIsNotReadWhereNothingShowsThatNoValueHasMoved(String line) {
        assertThat(subject(InputKind.ACCOUNTS, "mobile,account_id\n" + line)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1,13912345678,a-1", "C1, x,13912345678,a-1,\"CLEAR", "C1, x,13912345678,\"a-1\" ,CLEAR"})
    void mobileNumberInATornLineIsNeverTakenForAnAccount(String line) {
        assertThat(subject(InputKind.ACCOUNTS, "certification_id,mobile,account_id,risk\n" + line))
                .isNull();
    }

    @Test
    void specWithACommaThatNobodyQuotedIsReadAsAWhole() {
        String header = "product,spec,term_months,list_price,valid_from\n";

        assertThat(subject(InputKind.PRICES, header + "BCC,c2,large,1,60.00,2026-01-01T00:00:00+08:00"))
                .isEqualTo(price("BCC", "c2,large", 1, "2025-12-31T16:00:00Z"));
        assertThat(subject(InputKind.PRICES, header + "BCC,c2,large,1,60.00,soon"))
                .isEqualTo(price("BCC", null, null, null));
        assertThat(subject(InputKind.PRICES, header + "BCC,c2,large,1,1,200.00,2026-01-01T00:00:00+08:00"))
                .isEqualTo(price("BCC", null, null, null));
        assertThat(subject(InputKind.PRICES, header + "BCC,c2,1,60.00,soon,now"))
                .isEqualTo(price("BCC", "c2", 1, null));
    }

    @Test
    void amountWithSeparatorsIsNotTakenForASpecWithAComma() {
        String header = "product,spec,term_months,list_price,valid_from\n";

        assertThat(subject(InputKind.PRICES, header + "BCC,c2,12,1,200.00,2026-01-01T00:00:00+08:00"))
                .isEqualTo(price("BCC", "c2", 12, null));
        assertThat(subject(
                        InputKind.PRICES,
                        "list_price,product,spec,term_months,valid_from\n1,200.00,BCC,c2,1,2026-01-01T00:00:00+08:00"))
                .isEqualTo(price(null, null, null, null));
    }

    @Test
    void productBehindASpecIsReadFromTheEnd() {
        String header = "spec,product,term_months,valid_from,list_price\n";

        assertThat(subject(
                        InputKind.PRICES,
                        header.replace(",list_price", "").replace("spec,", "spec,list_price,")
                                + "c2,large,60.00,BCC,1,soon"))
                .isEqualTo(price("BCC", null, null, null));
    }

    private static LineSubject price(
            @Nullable String product, @Nullable String spec, @Nullable Integer months, @Nullable String validFrom) {
        Instant from = validFrom == null ? null : Instant.parse(validFrom);
        return LineSubject.ofPrice(LineSubject.priceOf(product, spec, months, from), product, spec, months);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r-1,a-1\n", "r-1,a-1,BCC,s1,ACTIVE,,", "r-1,a-1,BCC,s1, small,ACTIVE"})
    void idsBeforeAnyTextAreReadWhateverTheNumberOfFields(String line) {
        assertThat(subject(InputKind.RESOURCES, "resource_id,account_id,product,spec,status\n" + line))
                .isEqualTo(LineSubject.ofResource("r-1", "a-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"r-1\" ,a-1,BCC,ACTIVE",
                " \"r-1\",a-1,BCC,ACTIVE",
                "r-1,\"a-1\" ,BCC,ACTIVE",
                "\"r-1\" , \"a-1\" ,BCC,ACTIVE\n"
            })
    void blanksAroundQuotesSpoilTheLineAndNotItsKey(String line) {
        assertThat(subject(InputKind.RESOURCES, "resource_id,account_id,product,status\n" + line))
                .isEqualTo(LineSubject.ofResource("r-1", "a-1"));
    }
}
