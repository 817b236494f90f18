package reckon.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and times are read as they stand or not at all. */
class TimesTest {
    private static final DateTimeFormatter MYSQL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final long SEED = 20261125;

    private static @Nullable Instant utc(String text) {
        return Times.utc(bytes(text), 0, text.length());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void datesAreReadAsTheyStand() {
        assertThat(Times.date(bytes("2024-02-29"), 0, 10)).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(Times.date(bytes("2023-02-29"), 0, 10)).isNull();
        assertThat(Times.date(bytes("2024-2-29"), 0, 9)).isNull();
    }

    @Test
    void monthsAreReadAsTheyStand() {
        assertThat(Times.month("2026-10")).isEqualTo(YearMonth.of(2026, 10));
        assertThatThrownBy(() -> Times.month("2026-13")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Times.month("2026-1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void instantsAreReadInUtcWithAndWithoutMicroseconds() {
        assertThat(utc("2026-11-04 16:00:01")).isEqualTo(Instant.parse("2026-11-04T16:00:01Z"));
        assertThat(utc("2026-11-04 16:00:01.000007")).isEqualTo(Instant.parse("2026-11-04T16:00:01.000007Z"));
    }

    @Test
    void anyInstantIsReadAsItWasWrittenInEitherForm() {
        SplittableRandom random = new SplittableRandom(SEED);
        InstantFormat iso = new InstantFormat(ZoneOffset.ofHours(8));
        long first = Instant.parse("1000-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("9999-12-30T23:59:59Z").getEpochSecond();
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(first, last), random.nextInt(1_000_000) * 1000L);
            String written = iso.format(instant);

            assertThat(utc(MYSQL.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC))))
                    .isEqualTo(instant);
            assertThat(Times.instant(bytes(written), 0, written.length())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-04",
                "2026-11-04T16:00:01",
                "2026-11-04 16:00:01.",
                "2026-11-04 16:0x:01",
                "2026-11-04 24:00:00"
            })
    void whatIsNoInstantIsNotGuessed(String instant) {
        assertThat(utc(instant)).isNull();
    }
}
