package reckon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.support.LogCapture;

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
    void emptyAttributeHasNoHash() {
        for (String attribute : ATTRIBUTES) {
            int column = 1 + ATTRIBUTES.indexOf(attribute);
            assertThat(Sample.of(InputKind.ACCOUNTS).with(attribute, "").row().get(column))
                    .isNull();
        }
    }

    @Test
    void valuesAreHashedExactlyAsTheyAreWritten() {
        Sample account = Sample.of(InputKind.ACCOUNTS);

        assertThat(account.with("mobile", "+86 139").row())
                .isNotEqualTo(account.with("mobile", "+86139").row());
        assertThat(account.with("login_ip", "::A").row())
                .isNotEqualTo(account.with("login_ip", "::a").row());
        assertThat(account.with("mobile", " ").row().get(1)).isEqualTo(TestKey.hash(" "));
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
    void rejectedAccountShowsNothingOfItsLineAndNeitherDoesTheLog(String badColumn) {
        try (LogCapture log = new LogCapture(InputReader.class)) {
            Reject reject = Sample.of(InputKind.ACCOUNTS)
                    .with("note", "13900000001")
                    .with(badColumn, "13900000001?")
                    .reject();

            assertThat(reject.column()).isEqualTo(badColumn);
            assertThat(reject.value()).isEmpty();
            assertThat(reject.error()).doesNotContain("139");
            assertThat(log.messages()).isNotEmpty().noneMatch(said -> said.contains("139"));
        }
    }

    @Test
    void columnNamesOfAFileWithoutAHeaderAreDataAndAreNotLogged() {
        try (LogCapture log = new LogCapture(InputReader.class)) {
            Sample headless =
                    Sample.of(InputKind.ACCOUNTS).with("13900000001", "x").without("account_id");

            assertThat(headless.outcome().refusal())
                    .isEqualTo(new Reject(1, "account_id", "", "the column is missing in the header"));
            assertThat(log.messages()).noneMatch(said -> said.contains("139"));
        }
    }
}
