package reckon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.ResourceBuilder.instance;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reckon.facts.ResourceStatus;
import reckon.money.Money;
import reckon.money.Points;

/** Explanations in the words of a language. */
class LanguageTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern LETTERS = Pattern.compile("[a-zA-Z]");

    /** Asserts that Chinese has words for every sentence of an explanation. */
    static void assertToldInChinese(Object value) {
        if (value instanceof Sentence sentence) {
            boolean hasWords = LETTERS.matcher(
                            PLACE.matcher(sentence.template()).replaceAll(""))
                    .find();
            assertThat(!hasWords || Chinese.WORDS.containsKey(sentence.template()))
                    .as("Chinese for \"%s\"", sentence.template())
                    .isTrue();
            sentence.details().forEach(LanguageTest::assertToldInChinese);
        } else if (value instanceof Calculation calculation) {
            calculation.subtrahends().forEach(part -> assertToldInChinese(part.written()));
            assertToldInChinese(calculation.notes());
            assertToldInChinese(calculation.remarks());
        } else if (value instanceof List<?> items) {
            items.forEach(LanguageTest::assertToldInChinese);
        }
    }

    @Test
    @DisplayName("a calculation is told in English and in Chinese with the same figures")
    void calculationIsTold() {
        Explanation grounds = caseOf(instance(
                        order("o-1").begins("2023-01-01T10:00").cash("60.00").coupon("5.00")))
                .askedAt("2023-01-11T15:00")
                .grounds();

        assertThat(English.LANGUAGE.text(grounds))
                .isEqualTo("60.00 - 11 d × 60.00/31 × 1.5 = 28.06 (11 days used); coupons of 5.00 are not refunded");
        assertThat(Chinese.LANGUAGE.text(grounds))
                .isEqualTo("60.00 - 11 天 × 60.00/31 × 1.5 = 28.06（已使用 11 天）；代金券 5.00 不退");
    }

    @Test
    @DisplayName("a rejection is told in English and in Chinese")
    void rejectionIsTold() {
        Explanation grounds = caseOf(instance(order("o-1")).status(ResourceStatus.FROZEN))
                .askedAt("2023-01-11T15:00")
                .grounds();

        assertThat(English.LANGUAGE.text(grounds)).isEqualTo("the resource is frozen by public security");
        assertThat(Chinese.LANGUAGE.text(grounds)).isEqualTo("资源已被公安冻结");
    }

    @Test
    @DisplayName(
            "details go where their numbers stand, lists with what divides items, and what was delivered is never read as a place")
    void detailsAreFilledIn() {
        Sentence sentence = Sentence.of("{1} of {0}: {2}", "{1}", Points.of("3.00"), List.of("a", "b"));

        assertThat(English.LANGUAGE.text(sentence)).isEqualTo("3.00 of {1}: a, b");
        assertThat(Chinese.LANGUAGE.text(sentence)).isEqualTo("3.00 of {1}: a、b");
    }

    @Test
    @DisplayName("a sum says what it comes to unless it is of one amount, and what gave money back is taken off")
    void sumsAreTold() {
        Money ten = Money.of("10.00");

        assertThat(English.LANGUAGE.text(Calculation.sum(List.of(ten)))).isEqualTo("10.00");
        assertThat(English.LANGUAGE.text(Calculation.sum(List.of(ten, Money.of("-2.50")))))
                .isEqualTo("10.00 - 2.50 = 7.50");
        assertThat(English.LANGUAGE.text(Calculation.sum(List.of(Money.of("-2.50"), ten))))
                .isEqualTo("-2.50 + 10.00 = 7.50");
    }

    @Test
    @DisplayName("Chinese leaves no detail out and names none that there is not")
    void chineseHasTheSameDetails() {
        assertThat(Chinese.WORDS)
                .allSatisfy((english, chinese) -> assertThat(places(chinese)).isEqualTo(places(english)));
    }

    private static Set<String> places(String words) {
        return PLACE.matcher(words)
                .results()
                .map(place -> place.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
