package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.MariaDbServer;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

/** Runs a night on MariaDB where it is installed; {@code RECKON_TEST_MYSQL_URL} runs all the others on it too. */
final class MariaDbIT {
    @TempDir
    private Path folder;

    @Test
    void aNightOnMariaDbWritesWhatItWritesElsewhere() {
        try (MariaDbServer server = MariaDbServer.start()) {
            TestDatabase database = server.database();
            assertThat(database.query("SELECT VERSION()").toString()).contains("MariaDB");
            SmallNight night = new SmallNight(database, folder);
            night.completes();
            night.completes();
        }
    }
}
