package reckon.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reckon.policy.Decision;
import reckon.policy.Movement;
import reckon.policy.Reason;
import reckon.reconciliation.Break;
import reckon.reconciliation.State;
import reckon.reconciliation.Verdict;

class WordsTest {
    private static final Pattern DETAIL = Pattern.compile("\\{\\d\\}");

    @Test
    void everyKeyHasBothLanguagesWithTheSameDetails() {
        assertThat(Words.all()).isNotEmpty().allSatisfy((key, text) -> {
            assertThat(text.en().isBlank()).as(key).isEqualTo(text.zh().isBlank());
            assertThat(details(text.zh())).as(key).isEqualTo(details(text.en()));
        });
    }

    private static Set<String> details(String text) {
        Set<String> details = new TreeSet<>();
        DETAIL.matcher(text).results().forEach(found -> details.add(found.group()));
        return details;
    }

    @Test
    void everyCodeHasWords() {
        assertThat(Stream.of(
                                codes("break", Break.values()),
                                codes("next", Break.values()),
                                codes("note", Break.values()),
                                codes("state", State.values()),
                                codes("decision", Decision.values()),
                                codes("movement", Movement.Kind.values()),
                                codes("verdict", Verdict.values()))
                        .flatMap(keys -> keys))
                .isSubsetOf(Words.all().keySet());
    }

    private static Stream<String> codes(String prefix, Enum<?>... values) {
        return Arrays.stream(values).map(value -> prefix + "." + value.name());
    }

    @Test
    void aReasonHasTheWordsOfThePolicy() {
        assertThat(Words.ofReason("NO_ORDER"))
                .isEqualTo(new Text(Reason.NO_ORDER.english(), Reason.NO_ORDER.chinese()));
    }

    @Test
    void aCodeWithoutWordsIsShownAsItIs() {
        assertThat(Words.ofCode("break", "SOMETHING_NEW")).isEqualTo(Text.same("SOMETHING_NEW"));
        assertThat(Words.ofReason("SOMETHING_NEW")).isEqualTo(Text.same("SOMETHING_NEW"));
    }

    @Test
    void aDetailIsNeverTakenForAPlaceOfAnotherOne() {
        assertThat(Words.of("fact.date", "{1}", "{0}").en()).isEqualTo("{1} {0}");
    }
}
