package reckon.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reckon.facts.Risk;

final class DueUserTest {
    private final DueUser user = new DueUser("user");

    @Test
    void anAccountThatUsedSeveralChancesIsOneAccountWithAllOfThem() {
        add("first", "BCC");
        add("first", "CDS");
        add("second", null);
        add("third", "EIP");
        add("third", "BCC");

        assertThat(user.accounts()).extracting(DueUser.Account::accountId).containsExactly("first", "second", "third");
        assertThat(user.chancesUsed("first")).containsExactly("BCC", "CDS");
        assertThat(user.chancesUsed("second")).isEmpty();
        assertThat(user.chancesUsed("third")).containsExactly("EIP", "BCC");
    }

    private void add(String accountId, @Nullable String product) {
        DueUser.Account account = new DueUser.Account(
                "user", accountId, Risk.CLEAR, LocalDate.of(2026, 11, 1), null, YearMonth.of(2026, 10), null);
        user.add(new DueUser.AccountRow(account, product));
    }
}
