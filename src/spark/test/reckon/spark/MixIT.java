package reckon.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ordinary night of a few thousand requests, with bad lines, in many parts and with whatever dies on the way. */
final class MixIT {
    private static final String DATE = "2026-11-04";
    private static final int REQUESTS = 3000;

    private static final List<String> STEPS = List.of(
            "beginRun",
            "takeFiles",
            "findUsers",
            "refundFailedCreations",
            "decideRequests",
            "refundNotDelivered",
            "keepWaitingOrders",
            "unbindAttached",
            "reconcile",
            "writeFiles",
            "publish");

    /** A file of orders has some 350 kB. */
    private static final String[] IN_PARTS = {"--block-kib", "30"};

    @TempDir
    static Path shared;

    private static Path input;
    private static Pair oneMachine;

    @TempDir
    Path folder;

    private Pair pair;

    @BeforeAll
    static void makeNight() throws IOException {
        input = shared.resolve("input");
        Program.make(shared, "NightInputs", input, REQUESTS, 7);
        Files.write(
                input.resolve("orders.csv"),
                "bad line\nno order,a,b\n".getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.APPEND);
        oneMachine = new Pair(shared, Map.of("RECKON_REPORT", "false"));
        assertThat(oneMachine.oneMachine(DATE, input)).isZero();
    }

    @AfterEach
    void endDriver() {
        pair.close();
    }

    @BeforeEach
    void makeLedger() throws IOException {
        pair = oneMachine.withSparkIn(folder);
    }

    @Test
    void anExecutorThatIsKilledInAnyStepLosesAndDoublesNothing() throws IOException {
        try (Program night = pair.start(Clusters.EXECUTORS, DATE, input, IN_PARTS)) {
            for (String step : STEPS) {
                await(night, () -> night.said().contains("Step " + step));
                await(night, () -> !night.children().isEmpty());
                night.children().get(0).destroyForcibly();
            }
            assertThat(night.await()).as(night::said).isZero();
        }
        pair.assertSame(DATE);
    }

    private static void await(Program night, BooleanSupplier reached) {
        assertThat(night.waitFor(reached)).as(night::said).isTrue();
    }

    @Test
    void aDriverThatIsKilledInAnyStepIsTakenUpAgain() throws IOException {
        for (String step : STEPS) {
            try (Program night = pair.start(Clusters.LOCAL, DATE, input, IN_PARTS)) {
                await(night, () -> night.said().contains("Step " + step));
                night.kill();
            }
        }
        pair.spark(DATE, input, IN_PARTS);
        pair.assertSame(DATE);
        assertThat(pair.verify()).isZero();
    }

    @Test
    void aNightInManyPartsWritesTheSameBytes() throws IOException {
        pair.spark(DATE, input, IN_PARTS);
        pair.assertSame(DATE);
    }
}
