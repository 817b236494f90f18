package reckon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal data becomes a keyed hash as it is read and stands nowhere else (Rule U2). */
class PersonalDataTest {
    private static final List<String> ATTRIBUTES =
            List.of("mobile", "certification_id", "payment_source", "content_fingerprint", "login_ip");

    @Test
    void attributesAreKeptAsHmacSha256OfTheirTextUnderTheKey() {
        Sample account = Sample.of(InputKind.ACCOUNTS);
        for (String attribute : ATTRIBUTES) {
            account = account.with(attribute, "secret of " + attribute);
        }
        List<String> hashes =
                ATTRIBUTES.stream().map(a -> TestKey.hash("secret of " + a)).toList();

        assertThat(account.row().subList(1, 6)).isEqualTo(hashes);
        assertThat(account.row().toString()).doesNotContain("secret");
    }

    @Test
    void attributeThatIsEmptyOrSaysSoHasNoHash() {
        for (String attribute : ATTRIBUTES) {
            int column = 1 + ATTRIBUTES.indexOf(attribute);
            for (String nothing : List.of("", " ", "\u200B", "NULL", "null", "\\N", "N/A", "-", " NULL ")) {
                assertThat(Sample.of(InputKind.ACCOUNTS)
                                .with(attribute, nothing)
                                .row()
                                .get(column))
                        .isNull();
            }
        }
    }

    @Test
    void valuesAreHashedExactlyAsTheyAreWrittenButForWhatIsInvisibleAroundThem() {
        Sample account = Sample.of(InputKind.ACCOUNTS);

        assertThat(account.with("mobile", "+86 139").row())
                .isNotEqualTo(account.with("mobile", "+86139").row());
        assertThat(account.with("login_ip", "::A").row())
                .isNotEqualTo(account.with("login_ip", "::a").row());
        assertThat(account.with("mobile", " +86 139\u00A0").row())
                .isEqualTo(account.with("mobile", "+86 139").row());
    }

    @Test
    void anotherKeyGivesOtherHashes() {
        byte[] value = {1};

        assertThat(new IdentityHash(new byte[] {1}).of(value)).isNotEqualTo(new IdentityHash(new byte[] {2}).of(value));
        assertThat(new IdentityHash(new byte[] {1}).keyFingerprint())
                .isEqualTo(new IdentityHash(new byte[] {1}).keyFingerprint())
                .isNotEqualTo(new IdentityHash(new byte[] {2}).keyFingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"account_id", "risk"})
    void rejectedAccountShowsNothingOfItsLine(String badColumn) {
        Reject reject = Sample.of(InputKind.ACCOUNTS)
                .with("note", "13900000001")
                .with(badColumn, "13900000001?")
                .reject();

        assertThat(reject.column()).isEqualTo(badColumn);
        assertThat(reject.value()).isEmpty();
        assertThat(reject.error()).doesNotContain("139");
    }

    @Test
    void columnNamesOfAFileWithoutAHeaderAreDataAndAreNotShown() {
        byte[] headless = "acct-1,13900000001\nacct-2,13900000002\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(Outcome.of(InputKind.ACCOUNTS, new ByteArrayInputStream(headless))
                        .refusal())
                .isEqualTo(new Reject(1, "account_id", "", "the column is missing in the header"));
    }

    @Test
    void nameOfAnUnknownColumnIsShownOnlyIfItLooksLikeOne() {
        String swallowed = "account_id,mobile,risk,a20,13912345555,clear\n";
        InputReader reader = new InputReader(
                InputKind.ACCOUNTS,
                new ByteArrayInputStream(swallowed.getBytes(StandardCharsets.UTF_8)),
                TestKey.identityHash(),
                TestRules.RULES,
                (reject, subject) -> {});

        assertThat(reader.unknownColumns())
                .containsExactly("(a name that may be personal data)", "(a name that may be personal data)", "clear");
        assertThat(Outcome.of(
                                InputKind.ACCOUNTS,
                                new ByteArrayInputStream(
                                        "acct,mobile,risk13912345555,x\n".getBytes(StandardCharsets.UTF_8)))
                        .refusal())
                .extracting(Reject::error)
                .asString()
                .contains("unknown are acct, (a name that may be personal data), x");
    }
}
