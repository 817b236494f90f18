package reckon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FailuresTest {
    @Test
    void aNightThatHadTooLittleMemoryIsStartedAgainWithTwiceAsMuch() {
        long mebibytes = Runtime.getRuntime().maxMemory() / (1024 * 1024);
        Failures.Told told =
                Failures.tell(new IllegalStateException("the night ended", new OutOfMemoryError("Java heap space")));

        assertThat(told.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(told.lines())
                .containsExactly(
                        "Failed: the night ended: Java heap space",
                        "Java's memory of " + mebibytes + " MiB does not suffice: set RECKON_JAVA_OPTIONS to \"-Xmx"
                                + 2 * mebibytes + "m -XX:+UseSerialGC\". Then start the same command again.");
    }

    @Test
    void moreMemoryIsNotAdvisedWhereThreadsAreWhatIsLacking() {
        Failures.Told told = Failures.tell(
                new IllegalStateException("it ended", new OutOfMemoryError("unable to create native thread")));

        assertThat(told.lines()).containsExactly("Failed: it ended: unable to create native thread");
    }
}
