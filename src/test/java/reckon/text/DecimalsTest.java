package reckon.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are read as they stand or not at all. */
class DecimalsTest {
    private static final long SEED = 20261125;

    private static long minorUnits(String text) {
        byte[] bytes = ("9" + text + "9").getBytes(StandardCharsets.US_ASCII);
        return Decimals.signedMinorUnits(bytes, 1, bytes.length - 1, 16);
    }

    private static long integer(String text) {
        return Decimals.integer(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
    }

    @Test
    void decimalsAreReadToTheCent() {
        assertThat(minorUnits("28.06")).isEqualTo(2806);
        assertThat(minorUnits("-0.07")).isEqualTo(-7);
        assertThat(minorUnits("0.00")).isZero();
        assertThat(minorUnits("1500")).isEqualTo(150_000);
        assertThat(minorUnits("1.5")).isEqualTo(150);
        assertThat(minorUnits("9999999999999999.99")).isEqualTo(999_999_999_999_999_999L);
    }

    @Test
    void anyDecimalOfALedgerIsReadAsItsHundredths() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 10_000; i++) {
            long minorUnits = random.nextLong(-99_999_999_999_999_999L, 100_000_000_000_000_000L) >> random.nextInt(60);
            String decimal = BigDecimal.valueOf(minorUnits, 2).toPlainString();
            assertThat(minorUnits(decimal)).isEqualTo(minorUnits);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.234",
                "",
                "-",
                ".",
                ".5",
                "1.",
                "1,5",
                "1.5e3",
                "NaN",
                "+1.00",
                "--1.00",
                "1.-5",
                "1.2.3",
                "10000000000000000.00"
            })
    void whatIsNoDecimalOfTwoPlacesIsNotGuessed(String decimal) {
        assertThat(minorUnits(decimal)).isEqualTo(Decimals.NONE);
    }

    @Test
    void wholeNumbersAreReadAsTheyStand() {
        assertThat(integer("999999999999999999")).isEqualTo(999_999_999_999_999_999L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "-12", "1.0", "1e3", " 1", "9999999999999999999"})
    void whatIsNoWholeNumberIsNotGuessed(String number) {
        assertThat(integer(number)).isEqualTo(Decimals.NONE);
    }
}
