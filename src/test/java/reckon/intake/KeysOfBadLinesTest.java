package reckon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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
                new LineListener() {
                    @Override
                    public void rejected(Reject reject, @Nullable LineSubject subject) {
                        subjects.add(subject);
                    }

                    @Override
                    public boolean awaitsGoodLines() {
                        return false;
                    }

                    @Override
                    public void delivered(List<String> keys) {}
                });
        assertThat(reader.next(new RecordedRow())).isFalse();
        assertThat(subjects).hasSize(1);
        return subjects.get(0);
    }

    @Test
    void idBehindACommaThatNobodyQuotedIsNotThatOfTheResource() {
        String line = "o-1,a-1,HT-1, Nr7,r-1,BCC,NEW,PREPAID,COMPLETED,2026-11-01T10:00:00+08:00,60.00,0.00";

        assertThat(subject(InputKind.ORDERS, ORDERS + line)).isEqualTo(LineSubject.ofOrder("o-1", "a-1", null, null));
    }

    @Test
    void idBehindATextIsReadFromTheEndWhereNothingBehindItMayHoldAComma() {
        String header = "certification_id,mobile,account_id,risk\n";

        assertThat(subject(InputKind.ACCOUNTS, header + "C1, x,13912345678,a-1,REJECTED"))
                .isEqualTo(LineSubject.ofAccount("a-1"));
        assertThat(subject(InputKind.ACCOUNTS, header + "C1,13912345678,a-1")).isNull();
        assertThat(subject(InputKind.ACCOUNTS, "mobile,account_id,login_ip\nC1, x,13912345678,a-1"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r-1,a-1", "r-1,a-1,BCC,s1,ACTIVE,,", "r-1,a-1,BCC,s1, small,ACTIVE"})
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
