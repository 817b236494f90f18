package reckon.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ColumnTextTest {
    private static final DateTimeFormatter MYSQL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final long SEED = 20261125;

    @Test
    void decimalsAreReadToTheCent() {
        assertThat(ColumnText.hundredths(text("28.06"))).isEqualTo(2806);
        assertThat(ColumnText.hundredths(text("-0.07"))).isEqualTo(-7);
        assertThat(ColumnText.hundredths(text("0.00"))).isZero();
        assertThat(ColumnText.hundredths(text("1500"))).isEqualTo(150_000);
        assertThat(ColumnText.hundredths(text("1.5"))).isEqualTo(150);
        assertThat(ColumnText.hundredths(text("999999999999999.99"))).isEqualTo(99_999_999_999_999_999L);
    }

    @Test
    void anyDecimalOfALedgerIsReadAsItsHundredths() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 10_000; i++) {
            long hundredths = random.nextLong(-99_999_999_999_999_999L, 100_000_000_000_000_000L) >> random.nextInt(60);
            String decimal = BigDecimal.valueOf(hundredths, 2).toPlainString();
            assertThat(ColumnText.hundredths(text(decimal))).isEqualTo(hundredths);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.234", "", "-", ".", ".5", "1.", "1,5", "1.5e3", "NaN", "+1.00", "--1.00", "1.-5", "1.2.3"})
    void whatIsNoDecimalOfTwoPlacesIsNotGuessed(String decimal) {
        assertThatThrownBy(() -> ColumnText.hundredths(text(decimal))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void decimalsBeyondALongAreRefused() {
        assertThatThrownBy(() -> ColumnText.hundredths(text("92233720368547758.08")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> ColumnText.whole(text("9223372036854775808"))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void wholeNumbersKeepTheirSign() {
        assertThat(ColumnText.whole(text("-12"))).isEqualTo(-12);
        assertThat(ColumnText.whole(text("9223372036854775807"))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void datesAreReadAsTheyStand() {
        assertThat(ColumnText.date(text("2024-02-29"))).isEqualTo(LocalDate.of(2024, 2, 29));
    }

    @Test
    void instantsAreReadInUtcWithAndWithoutMicroseconds() {
        assertThat(ColumnText.instant(text("2026-11-04 16:00:01"))).isEqualTo(Instant.parse("2026-11-04T16:00:01Z"));
        assertThat(ColumnText.instant(text("2026-11-04 16:00:01.000007")))
                .isEqualTo(Instant.parse("2026-11-04T16:00:01.000007Z"));
    }

    @Test
    void anyInstantIsReadAsItWasWritten() {
        SplittableRandom random = new SplittableRandom(SEED);
        long first = Instant.parse("1000-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(first, last), random.nextInt(1_000_000) * 1000L);
            String written = MYSQL.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            assertThat(ColumnText.instant(text(written))).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-04", "2026-11-04T16:00:01", "2026-11-04 16:00:01.5", "2026-11-04 16:0x:01"})
    void whatIsNoInstantIsNotGuessed(String instant) {
        assertThatThrownBy(() -> ColumnText.instant(text(instant))).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
