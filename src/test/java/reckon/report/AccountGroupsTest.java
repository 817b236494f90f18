package reckon.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AccountGroupsTest {
    private static final int ACCOUNTS = 50_000;
    private static final int GROUPS = 5;

    @Test
    void eachAccountIsCountedOnceInTheGroupThatItWasPutInLast() {
        SplittableRandom random = new SplittableRandom(20261104);
        AccountGroups groups = new AccountGroups();
        Map<String, Integer> naive = new HashMap<>();
        for (int i = 0; i < 4 * ACCOUNTS; i++) {
            String account = "acct-" + random.nextInt(ACCOUNTS);
            int group = random.nextInt(GROUPS);
            assertThat(groups.contains(account)).isEqualTo(naive.containsKey(account));
            groups.put(account, group);
            naive.put(account, group);
        }
        assertThat(groups.accounts()).isEqualTo(naive.size());
        for (int group = 0; group < GROUPS; group++) {
            int wanted = group;
            assertThat(groups.in(group))
                    .isEqualTo(naive.values().stream()
                            .filter(found -> found == wanted)
                            .count());
        }
    }
}
