package reckon.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and times are read as they stand or not at all. */
class TimesTest {
    private static final long SEED = 20261125;

    private static @Nullable Instant instant(String text) {
        return Times.instant(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
    }

    @Test
    void monthsAreReadAsTheyStand() {
        assertThat(Times.month("2026-10")).isEqualTo(YearMonth.of(2026, 10));
        assertThatThrownBy(() -> Times.month("2026-13")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Times.month("2026-1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void instantsAreReadWithAndWithoutMicroseconds() {
        assertThat(instant("2026-11-04T16:00:01Z")).isEqualTo(Instant.parse("2026-11-04T16:00:01Z"));
        assertThat(instant("2026-11-04T16:00:01.000007Z")).isEqualTo(Instant.parse("2026-11-04T16:00:01.000007Z"));
        assertThat(instant("2024-02-29T16:00:01Z")).isEqualTo(Instant.parse("2024-02-29T16:00:01Z"));
    }

    @Test
    void anyInstantIsReadAsItWasWritten() {
        SplittableRandom random = new SplittableRandom(SEED);
        InstantFormat iso = new InstantFormat(ZoneOffset.ofHours(8));
        long first = Instant.parse("1000-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("9999-12-30T23:59:59Z").getEpochSecond();
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(first, last), random.nextInt(1_000_000) * 1000L);
            assertThat(instant(iso.format(instant))).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-04",
                "2026-11-04T16:00:01",
                "2026-11-04 16:00:01Z",
                "2026-11-04T16:00:01.Z",
                "2026-11-04T16:0x:01Z",
                "2026-11-04T24:00:00Z",
                "2023-02-29T16:00:01Z"
            })
    void whatIsNoInstantIsNotGuessed(String text) {
        assertThat(instant(text)).isNull();
    }
}
