package reckon.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ids by groups. */
class IdGroupsTest {
    private static final int IDS = 50_000;
    private static final int GROUPS = 5;

    @Test
    void eachIdIsCountedOnceInTheGroupThatItWasPutInLast() {
        SplittableRandom random = new SplittableRandom(20261104);
        IdGroups groups = new IdGroups();
        Map<String, Integer> naive = new HashMap<>();
        for (int i = 0; i < 4 * IDS; i++) {
            String id = "id-" + random.nextInt(IDS);
            int group = random.nextInt(GROUPS);
            assertThat(groups.contains(id)).isEqualTo(naive.containsKey(id));
            groups.put(id, group);
            naive.put(id, group);
        }
        assertThat(groups.size()).isEqualTo(naive.size());
        for (int group = 0; group < GROUPS; group++) {
            int wanted = group;
            assertThat(groups.in(group))
                    .isEqualTo(naive.values().stream()
                            .filter(found -> found == wanted)
                            .count());
        }
    }
}
