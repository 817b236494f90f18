package reckon.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.money.Money;

/** Texts and numbers become the bytes that the JDK makes of them. */
class Utf8BufferTest {
    private static final String[] MATTER = {
        "a", "~", "\u0000", "\u007f", "\u0080", "×", "\u07ff", "\u0800", "中", "\uffff", "😀", "\ud83d", "\ude00"
    };

    private final Utf8Buffer buffer = new Utf8Buffer(8);

    private byte[] written() {
        return Arrays.copyOf(buffer.bytes(), buffer.length());
    }

    @Test
    void textsAreEncodedAsTheJdkDoesWithHalvesOfPairsToo() {
        for (int seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder expected = new StringBuilder();
            buffer.cutTo(0);
            for (int texts = random.nextInt(4); texts >= 0; texts--) {
                StringBuilder text = new StringBuilder();
                for (int length = random.nextInt(6); length > 0; length--) {
                    text.append(MATTER[random.nextInt(MATTER.length)]);
                }
                buffer.append(text.toString());
                buffer.append('|');
                expected.append(new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                        .append('|');
            }

            assertThat(written())
                    .as("seed %d", seed)
                    .isEqualTo(expected.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void bufferGrowsWithWhatIsAppended() {
        String text = "0123456789".repeat(1_000);
        buffer.append(text);
        buffer.append(text + "中");
        for (int i = 0; i < 10_000; i++) {
            buffer.append('.');
        }
        for (int i = 0; i < 10_000; i++) {
            buffer.appendInteger(i % 10);
        }

        assertThat(written())
                .isEqualTo((text + text + "中" + ".".repeat(10_000) + text).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsCutOffIsWrittenOver() {
        buffer.append("ab×");
        buffer.cutTo(1);
        buffer.append("c");

        assertThat(written()).asString(StandardCharsets.UTF_8).isEqualTo("ac");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, -7, 10, 99, -100, 101, 2806, -5, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1})
    void numbersAreDecimalsOfEitherSign(long value) {
        buffer.appendInteger(value);
        buffer.append(' ');
        buffer.appendMinorUnits(value);

        assertThat(written()).asString(StandardCharsets.UTF_8).isEqualTo(value + " " + new Money(value));
    }
}
