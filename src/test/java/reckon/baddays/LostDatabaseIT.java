package reckon.baddays;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.MySqlServer;
import reckon.support.Outcome;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

final class LostDatabaseIT {
    @TempDir
    private Path folder;

    @Test
    void aDatabaseThatGoesAwayWhileDecidingFailsTheNightWhichIsTakenUpOnceItIsBack() throws Exception {
        try (MySqlServer server = MySqlServer.start(MySqlServer.Settings.DURABLE)) {
            TestDatabase database = server.createDatabase("lost");
            SmallNight night = new SmallNight(database, folder);
            night.program().with(SmallNight.PATIENCE_MS, "5000");
            assertThat(night.program().execute("init").exitCode()).isZero();
            try (OtherConnection other = new OtherConnection(database)) {
                other.holdMovementOf("a10000007");
                CompletableFuture<Outcome> running = night.runBeside();
                other.awaitWaiting();
                server.kill();
                isToldAs(running.join(), "The night of " + SmallNight.DATE + " did not finish");
            }
            isToldAs(night.run(), "Connection refused");
            server.restart();
            night.completes();
        }
    }

    private static void isToldAs(Outcome outage, String problem) {
        assertThat(outage.exitCode()).isEqualTo(1);
        assertThat(outage.err())
                .contains(problem)
                .contains("See that the database of SPRING_DATASOURCE_URL runs and can be reached from here."
                        + " Then start the same command again.")
                .doesNotContain("\tat ");
    }
}
