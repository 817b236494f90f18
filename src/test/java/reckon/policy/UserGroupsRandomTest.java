package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random accounts are the users that {@link NaiveUsers} makes of them. */
class UserGroupsRandomTest {
    private static final int CASES = Boolean.getBoolean("reckon.long") ? 20_000 : 1_500;

    @Test
    void randomAccountsAreTheUsersThatTheRuleMakesOfThem() {
        int taken = 0;
        for (int seed = 0; seed < CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Accounts accounts = accounts(random);
            int maxSize = 1 + random.nextInt(6);
            NaiveUsers expected = new NaiveUsers(accounts.hashes(), maxSize);

            Accounts.Found found = accounts.found(maxSize);

            assertThat(found.users()).as("seed %d", seed).isEqualTo(expected.users());
            assertThat(found.unlinked()).as("seed %d", seed).isEqualTo(named(expected));
            assertThat(found.named()).as("seed %d", seed).allSatisfy((name, user) -> assertThat(name)
                    .isEqualTo(user.stream().min(Integer::compare).orElseThrow()));
            taken += found.unlinked().size();
        }
        assertThat(taken).as("users that were taken apart").isGreaterThan(CASES / 2);
    }

    private static Accounts accounts(SplittableRandom random) {
        Accounts accounts = new Accounts();
        int values = 1 + random.nextInt(12);
        for (int count = random.nextInt(25); count > 0; count--) {
            String[] account = new String[Accounts.ATTRIBUTES];
            for (int attribute = 0; attribute < account.length; attribute++) {
                account[attribute] = random.nextInt(3) > 0 ? "" : "v" + random.nextInt(values);
            }
            accounts.add(account);
        }
        return accounts;
    }

    private static Map<String, Integer> named(NaiveUsers users) {
        Map<String, Integer> named = new TreeMap<>();
        users.unlinked()
                .forEach((value, accounts) ->
                        named.put(value.attribute() + ":" + value.hash().substring(0, 16), accounts));
        return named;
    }
}
