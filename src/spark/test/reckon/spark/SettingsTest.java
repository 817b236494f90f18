package reckon.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import reckon.setup.ReckonProperties;
import reckon.setup.SettingsException;

/** Variables of the environment mean what they mean to the one-machine program. */
final class SettingsTest {
    private static ReckonProperties of(String name, String value) {
        return new Settings(Map.of(name, value)).all();
    }

    @Test
    void aFlagIsWrittenInAnyOfTheUsualWays() {
        for (String yes : new String[] {"true", "YES", "on", "1"}) {
            assertThat(of("RECKON_REQUIRE_CHECKSUMS", yes).requireChecksums())
                    .as(yes)
                    .isTrue();
        }
        for (String no : new String[] {"false", "no", "Off", "0"}) {
            assertThat(of("RECKON_REPORT", no).report()).as(no).isFalse();
        }
        assertThatThrownBy(() -> of("RECKON_REPORT", "maybe")).isInstanceOf(SettingsException.class);
    }

    @Test
    void noValueStandsForNoneWhereTheListOfThemIsEmpty() {
        assertThat(of("RECKON_EMPTY_VALUES", "").emptyValues()).isEmpty();
        assertThat(of("RECKON_CHARSET", "UTF-8").emptyValues()).containsExactly("NULL", "null", "\\N", "N/A", "-");
    }
}
