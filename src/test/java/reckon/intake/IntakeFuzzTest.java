package reckon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.support.PiecewiseStream;

/**
 * Files of all kinds, mutated at random: nothing crashes or hangs, no good line is lost, and each bad line is
 * reported at its place. The long form mutates more than a hundred thousand lines in each of the two ways.
 */
class IntakeFuzzTest {
    private static final boolean LONG = Boolean.getBoolean("reckon.long");
    private static final int FILES = LONG ? 400 : 8;
    private static final int MOST_LINES = 100;

    @ParameterizedTest
    @EnumSource(InputKind.class)
    void lineThatIsBadIsReportedAtItsPlaceAndNoOtherIs(InputKind kind) {
        long lines = 0;
        for (int seed = 0; seed < FILES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            FuzzedFile file = new FuzzedFile(kind, random, 1 + random.nextInt(MOST_LINES));
            lines += file.mutated();

            SlowReader.Reading read = SlowReader.of(Outcome.of(kind, pieces(file.content(), random)));

            assertSame(read, new SlowReader.Reading(null, file.expected()), seed);
        }
        System.out.printf("%s: %d lines mutated, by value and field%n", kind, lines);
        assertThat(lines).isPositive();
    }

    @ParameterizedTest
    @EnumSource(InputKind.class)
    void fileOfChangedBytesIsReadAsTheContractReadsIt(InputKind kind) {
        long lines = 0;
        for (int seed = 0; seed < FILES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            FuzzedFile file = new FuzzedFile(kind, random, 1 + random.nextInt(MOST_LINES));
            byte[] content = new Mutator(random).lines(file.content());
            lines += file.expected().size();

            SlowReader.Reading read = SlowReader.of(Outcome.of(kind, pieces(content, random)));

            assertSame(read, SlowReader.read(kind, content), seed);
        }
        System.out.printf("%s: %d lines mutated, byte by byte%n", kind, lines);
        assertThat(lines).isPositive();
    }

    /** Names the first line that differs: whole files would be too long to be read. */
    private static void assertSame(SlowReader.Reading read, SlowReader.Reading expected, int seed) {
        assertThat(read.refusedFor()).as("seed %d", seed).isEqualTo(expected.refusedFor());
        for (int i = 0; i < Math.min(read.lines().size(), expected.lines().size()); i++) {
            assertThat(read.lines().get(i))
                    .as("seed %d, line %d after the header", seed, i + 1)
                    .isEqualTo(expected.lines().get(i));
        }
        assertThat(read.lines()).as("seed %d", seed).hasSameSizeAs(expected.lines());
    }

    private static PiecewiseStream pieces(byte[] content, SplittableRandom random) {
        return new PiecewiseStream(content, random, 1 + random.nextInt(10_000));
    }
}
