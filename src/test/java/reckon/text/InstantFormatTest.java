package reckon.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instants are written letter for letter as the JDK writes them. */
class InstantFormatTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final long FIRST = startOfYear(1000);
    private static final long END = startOfYear(10_000);
    private static final int[] FRACTIONS = {0, 1, 10, 999_999_999, 500_000_000, 1_000_000, 1_000, 120_034_000};

    private static long startOfYear(int year) {
        return LocalDateTime.of(year, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    }

    private static void assertWrittenAsTheJdkDoes(ZoneId zone, Instant instant) {
        assertThat(new InstantFormat(zone).format(instant))
                .as("%s in %s", instant, zone)
                .isEqualTo(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone)));
    }

    private static List<ZoneId> zones() {
        return Stream.concat(
                        ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of),
                        Stream.of(ZoneOffset.UTC, ZoneOffset.MIN, ZoneOffset.MAX, ZoneOffset.of("-00:00:01")))
                .toList();
    }

    @Test
    void secondsAreWrittenAlwaysAndOfTheirFractionWhatIsNotZero() {
        InstantFormat shanghai = new InstantFormat(SHANGHAI);

        assertThat(shanghai.format(Instant.parse("2023-01-01T02:00:00Z"))).isEqualTo("2023-01-01T10:00:00+08:00");
        assertThat(shanghai.format(Instant.parse("2023-12-31T16:00:00.000001Z")))
                .isEqualTo("2024-01-01T00:00:00.000001+08:00");
        assertThat(new InstantFormat(ZoneOffset.UTC).format(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void anyInstantInAnyZoneIsWrittenAsTheJdkDoes() {
        List<ZoneId> zones = zones();
        assertThat(zones).hasSizeGreaterThan(100);
        for (int seed = 0; seed < 100_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ZoneId zone = zones.get(random.nextInt(zones.size()));
            int nanos =
                    random.nextBoolean() ? random.nextInt(1_000_000_000) : FRACTIONS[random.nextInt(FRACTIONS.length)];

            assertWrittenAsTheJdkDoes(zone, Instant.ofEpochSecond(random.nextLong(FIRST, END), nanos));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Monrovia"})
    void clocksThatGoForwardOrBackAreFollowedToTheNanosecond(String id) {
        ZoneId zone = ZoneId.of(id);
        List<ZoneOffsetTransition> transitions = zone.getRules().getTransitions();
        assertThat(transitions).isNotEmpty();
        for (ZoneOffsetTransition transition : transitions) {
            assertWrittenAsTheJdkDoes(zone, transition.getInstant());
            assertWrittenAsTheJdkDoes(zone, transition.getInstant().minusNanos(1));
        }
    }

    @Test
    void yearsOfMoreThanFourDigitsAndBeforeTheYearZeroAreTheJdks() {
        for (int year : new int[] {-10_000, -1, 0, 1, 999, 10_000, 123_456}) {
            Instant start = Instant.ofEpochSecond(startOfYear(year));
            assertWrittenAsTheJdkDoes(SHANGHAI, start);
            assertWrittenAsTheJdkDoes(SHANGHAI, start.minusNanos(1));
        }
    }
}
