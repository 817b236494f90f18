package reckon.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.money.Money;
import reckon.money.Points;
import tools.jackson.core.JacksonException;

/** What a manifest says is written and read back, with what other rooms add to it. */
class ManifestTest {
    private static final Manifest MANIFEST = new Manifest(
            LocalDate.of(2026, 11, 4),
            3,
            "ledger",
            List.of("a month is missing"),
            List.of(),
            "CNY",
            Set.of("v1"),
            new Manifest.Totals(2, Map.of("PARTIAL", 1L), Money.of("28.06"), Points.of("1500")),
            new Manifest.Audit(0, 0, "before", null, "before"),
            List.of(),
            List.of(new WrittenFile("refunds.csv", 1, "ab")),
            List.of(new Manifest.UnlinkedValue("MOBILE", "cd", 7)),
            Map.of());

    private record Bridge(Money residual, long sumsChecked) {}

    private static String json(Manifest manifest) {
        return new String(manifest.toBytes(), StandardCharsets.UTF_8);
    }

    private static Manifest read(String json) {
        return Manifest.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void manifestIsReadAsItWasWritten() {
        assertThat(read(json(MANIFEST))).isEqualTo(MANIFEST);
    }

    @Test
    void sectionStandsBehindTheRestAndIsReadAsWhatItWas() {
        String json = json(MANIFEST.with("bridge", new Bridge(Money.of("-0.5"), 9)));

        assertThat(json).startsWith(json(MANIFEST).replaceFirst("\n}\n$", ""));
        assertThat(json).endsWith("""
                ,
                  "bridge" : {
                    "residual" : "-0.50",
                    "sums_checked" : 9
                  }
                }
                """);
        assertThat(read(json).section("bridge", Bridge.class)).isEqualTo(new Bridge(Money.of("-0.50"), 9));
        assertThat(read(json).section("report", Bridge.class)).isNull();
    }

    @Test
    void nothingMayBeMissing() {
        assertThatThrownBy(() -> read(json(MANIFEST).replace("\"ledger_id\" : \"ledger\",", "")))
                .isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"28.060", "28.6", "+28.06", "028.06", "2806E-2", "", "much"})
    void amountThatIsNotWrittenDigitForDigitIsNone(String amount) {
        assertThatThrownBy(() -> read(json(MANIFEST).replace("28.06", amount))).isInstanceOf(JacksonException.class);
    }
}
