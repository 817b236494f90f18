package reckon.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a test is shown by its name. */
class SentenceNamesTest {
    @ParameterizedTest
    @CsvSource({
        "aKilledNightIsTakenUp, a killed night is taken up",
        "aNightOnMySqlIsAsOnH2AndMariaDb, a night on MySQL is as on H2 and MariaDB",
        "whatALineOfCSVHolds, what a line of CSV holds"
    })
    void aNameIsASentence(String name, String sentence) {
        assertThat(SentenceNames.sentence(name)).isEqualTo(sentence);
    }

    @Test
    void everyTestIsShownByItsSentence(TestInfo test) {
        assertThat(test.getDisplayName()).isEqualTo("every test is shown by its sentence");
    }
}
