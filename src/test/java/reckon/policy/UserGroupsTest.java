package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is one user (Rule U1). Accounts are numbered from 0 in the order in which they are added. */
class UserGroupsTest {
    private static final int ENOUGH = 1000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void accountsThatShareAnyAttributeAreOneUser(int attribute) {
        Accounts accounts = new Accounts()
                .add(only(attribute, "same"))
                .add(only(attribute, "other"))
                .add(only(attribute, "same"));

        assertThat(accounts.found(ENOUGH).users()).containsExactlyInAnyOrder(Set.of(0, 2), Set.of(1));
    }

    @Test
    void chainsOfDifferentAttributesMakeOneUser() {
        Accounts accounts = new Accounts()
                .add("phone", "", "", "", "")
                .add("", "", "card", "", "ip")
                .add("phone", "", "", "", "ip")
                .add("", "id", "card", "", "")
                .add("", "id2", "", "", "");

        assertThat(accounts.found(ENOUGH).users()).containsExactlyInAnyOrder(Set.of(0, 1, 2, 3), Set.of(4));
    }

    @Test
    void equalTextInDifferentAttributesLinksNobody() {
        Accounts accounts = new Accounts().add("10.0.0.1", "", "", "", "").add("", "", "", "", "10.0.0.1");

        assertThat(accounts.found(ENOUGH).users()).hasSize(2);
    }

    @Test
    void emptyValuesLinkNobody() {
        Accounts accounts =
                new Accounts().add().add().add("", "", "", "", "").add("a").add("b");

        assertThat(accounts.found(1).users()).hasSize(5);
        assertThat(accounts.found(1).unlinked()).isEmpty();
    }

    @Test
    void userIsNamedAfterItsFirstAccount() {
        Accounts accounts = new Accounts()
                .add("d")
                .add("c")
                .add("d", "x")
                .add("c", "y")
                .add("", "x")
                .add("", "y");

        assertThat(accounts.found(ENOUGH).named()).isEqualTo(Map.of(0, Set.of(0, 2, 4), 1, Set.of(1, 3, 5)));
    }

    @Test
    void noAccountsAreNoUsers() {
        assertThat(new Accounts().found(1).users()).isEmpty();
    }

    @Test
    void userOfTheMostAccountsStaysWhole() {
        Accounts accounts = new Accounts().add("ip").add("ip").add("ip");

        assertThat(accounts.found(3).users()).containsExactly(Set.of(0, 1, 2));
        assertThat(accounts.found(3).unlinked()).isEmpty();
    }

    @Test
    void valueOfOneAccountTooManyLinksNobody() {
        Accounts accounts = new Accounts().add("ip").add("ip").add("ip").add("ip");

        assertThat(accounts.found(3).users()).hasSize(4);
        assertThat(accounts.found(3).unlinked()).isEqualTo(Map.of(value(0, "ip"), 4));
    }

    @Test
    void mostSharedValueOfATooLargeUserLinksNobodyAndTheOthersStill() {
        Accounts accounts = new Accounts()
                .add("nat", "a")
                .add("nat", "a")
                .add("nat", "b")
                .add("nat", "b")
                .add("nat");

        assertThat(accounts.found(4).users()).containsExactlyInAnyOrder(Set.of(0, 1), Set.of(2, 3), Set.of(4));
        assertThat(accounts.found(4).unlinked()).isEqualTo(Map.of(value(0, "nat"), 5));
    }

    @Test
    void valuesAreTakenAwayOnlyUntilTheUserIsSmallEnough() {
        Accounts accounts = new Accounts()
                .add("x", "", "", "", "nat")
                .add("x", "", "", "", "nat")
                .add("y", "", "", "", "nat")
                .add("x", "z");

        assertThat(accounts.found(3).users()).containsExactlyInAnyOrder(Set.of(0, 1, 2), Set.of(3));
        assertThat(accounts.found(3).unlinked())
                .as("x and nat are each shared by three, and the mobile comes before the address")
                .isEqualTo(Map.of(value(0, "x"), 3));
    }

    @Test
    void ofValuesSharedByEquallyManyTheFirstAttributeGoes() {
        Accounts accounts = new Accounts()
                .add("", "a", "", "", "z")
                .add("", "a", "", "", "z")
                .add("", "a", "", "", "z");

        assertThat(accounts.found(2).unlinked()).isEqualTo(Map.of(value(1, "a"), 3, value(4, "z"), 3));
    }

    @Test
    void ofValuesOfOneAttributeTheGreatestHashGoes() {
        Accounts accounts =
                new Accounts().add("a", "link").add("a").add("b", "link").add("b");

        assertThat(accounts.found(3).unlinked()).isEqualTo(Map.of(value(0, "b"), 2));
        assertThat(accounts.found(3).users()).containsExactlyInAnyOrder(Set.of(0, 1, 2), Set.of(3));
    }

    @Test
    void hashesAreComparedAsUnsignedBytes() {
        Accounts accounts = new Accounts();
        accounts.hashes().add(new String[] {"7f".repeat(32), Accounts.hash("link"), null, null, null});
        accounts.hashes().add(new String[] {"7f".repeat(32), null, null, null, null});
        accounts.hashes().add(new String[] {"80".repeat(32), Accounts.hash("link"), null, null, null});
        accounts.hashes().add(new String[] {"80".repeat(32), null, null, null, null});

        assertThat(accounts.found(3).unlinked()).isEqualTo(Map.of("0:" + "80".repeat(8), 2));
    }

    @Test
    void onlyTheAccountsOfTheTooLargeUserCount() {
        Accounts accounts = new Accounts().add("a", "p").add("a", "q").add("b", "q");
        for (int i = 0; i < 2; i++) {
            accounts.add("other", "o");
        }

        assertThat(accounts.found(2).users()).containsExactlyInAnyOrder(Set.of(0), Set.of(1, 2), Set.of(3, 4));
    }

    @Test
    void thousandsOfAccountsAreGroupedAsFewAre() {
        Accounts accounts = new Accounts();
        Set<Set<Integer>> pairs = new HashSet<>();
        for (int account = 0; account < 3_000; account += 2) {
            accounts.add("m" + account, "", "", "", "nat").add("m" + account, "", "", "", "nat");
            pairs.add(Set.of(account, account + 1));
        }

        assertThat(accounts.found(2_999).users()).isEqualTo(pairs);
        assertThat(accounts.found(2_999).unlinked()).isEqualTo(Map.of(value(4, "nat"), 3_000));
        assertThat(accounts.found(3_000).users()).hasSize(1);
    }

    private static String[] only(int attribute, String value) {
        String[] values = {"", "", "", "", ""};
        values[attribute] = value;
        return values;
    }

    private static String value(int attribute, String value) {
        return attribute + ":" + Accounts.hash(value).substring(0, 16);
    }
}
