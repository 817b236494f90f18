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

            assertThat(read).as("%s, seed %d", kind, seed).isEqualTo(new SlowReader.Reading(null, file.expected()));
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

            assertThat(read).as("%s, seed %d", kind, seed).isEqualTo(SlowReader.read(kind, content));
        }
        System.out.printf("%s: %d lines mutated, byte by byte%n", kind, lines);
        assertThat(lines).isPositive();
    }

    private static PiecewiseStream pieces(byte[] content, SplittableRandom random) {
        return new PiecewiseStream(content, random, 1 + random.nextInt(10_000));
    }
}
