package reckon.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.ReckonProcess;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

@ExtendWith(OutputCaptureExtension.class)
final class SecretsIT {
    private static final String SECRET = "a-pass-word-of-Zaunk0enig";

    @RegisterExtension
    static final Databases databases = new Databases();

    @TempDir
    private Path folder;

    @Test
    void passwordAndKeyCanComeFromFilesThatOnlyTheProgramReads() throws IOException {
        TestDatabase file = databases.create(DatabaseKind.H2);
        TestDatabase database = new TestDatabase(file.url(), "keeper", SECRET);
        assertThat(database.query("SELECT 1")).hasSize(1); // the first to come is who H2 knows from then on
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("spring.datasource.password"), SECRET + "\n");
        Files.writeString(secrets.resolve("reckon.identity-key"), Nights.IDENTITY_KEY + "\n");
        SmallNight night = new SmallNight(database, folder);
        Map<String, String> environment = Map.of(
                "SPRING_DATASOURCE_URL",
                database.url(),
                "SPRING_DATASOURCE_USERNAME",
                database.user(),
                "SPRING_CONFIG_IMPORT",
                "configtree:" + secrets + "/",
                "RECKON_REPORT",
                "false");
        ReckonProcess.Setup setup = new ReckonProcess.Setup(folder, "256m", environment, "", false);
        try (ReckonProcess process = setup.start(night.arguments())) {
            Outcome outcome = process.await();
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        }
        night.completes(); // with the same key from the environment
    }

    @ParameterizedTest(name = "{index}") // the address in the name would be found in the output
    @ValueSource(
            strings = {
                "jdbc:mysql://127.0.0.1:1/db?user=u&password=" + SECRET,
                "jdbc:mysql://u:" + SECRET + "@127.0.0.1:1/db",
                "jdbc:mysql:/127.0.0.1:1/db?user=u&password=" + SECRET,
                "jdbc:mysql://(host=127.0.0.1,port=1,user=u,password=" + SECRET,
                "jdbc:mysql://u:p@" + SECRET + "@127.0.0.1:1/db",
                "jdbc:mysql://127.0.0.1:" + SECRET + "/db",
                "jdbc:h2:" + SECRET + ";MODE=MySQL",
                "jdbc:mysql://127.0.0.1:1/db?sslMode=perhaps&password=" + SECRET,
                "jdbc:h2:file:./target/no-such/x;USER=u;PASSWORD=" + SECRET + ";NO_SUCH_SETTING=1",
                "jdbc:mariadb://127.0.0.1:1/db?password=" + SECRET
            })
    void anAddressThatIsWrongIsNeverSaidWithItsPassword(String url, CapturedOutput log) {
        SmallNight night = new SmallNight(new TestDatabase(url, "", ""), folder);
        night.program().with("LOGGING_LEVEL_RECKON", "debug");
        Outcome outcome = night.run();
        assertThat(outcome.exitCode()).isIn(1, 2);
        assertThat(outcome.err()).isNotEmpty().doesNotContain(SECRET, "\tat ");
        assertThat(log.getAll()).contains("DEBUG failed").doesNotContain(SECRET);
    }
}
