package reckon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.Project;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the command of {@code RECKON_NOTIFY_COMMAND} is given when a night ends, and when it fails. */
final class NotifyIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final LocalDate DATE = LocalDate.of(2026, 11, 4);
    private static final Path SAMPLE = Project.folder().resolve("sample-data/input");

    @TempDir
    private Path folder;

    private Nights nights;

    @BeforeEach
    void haveMessagesKept() {
        nights = new Nights(DATABASES.create(DatabaseKind.H2), folder.resolve("output"))
                .with("RECKON_NOTIFY_COMMAND", "cat > '" + folder.resolve("message") + "'");
    }

    private Outcome night(Path input, String... more) {
        String[] arguments = {
            "nightly",
            "--date",
            DATE.toString(),
            "--input",
            input.toString(),
            "--output",
            folder.resolve("output").toString()
        };
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return nights.execute(all);
    }

    private JsonNode message() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("message")));
    }

    @Test
    void theVerdictAndTheTotalsOfTheNightAreTold() throws IOException {
        assertThat(night(SAMPLE).exitCode()).isZero();

        JsonNode message = message();
        assertThat(message.at("/command").asString()).isEqualTo("nightly");
        assertThat(message.at("/date").asString()).isEqualTo("2026-11-04");
        assertThat(message.at("/result").asString()).isEqualTo("done");
        assertThat(message.at("/exit_code").asInt()).isZero();
        assertThat(message.at("/message").isNull()).isTrue();
        JsonNode run = message.at("/runs/0");
        assertThat(run.at("/verdict").asString()).isEqualTo("BREAKS");
        assertThat(run.at("/decisions/PARTIAL").asInt()).isEqualTo(32);
        assertThat(run.at("/refund_amount").asString()).isEqualTo("7047.80");
        assertThat(run.at("/points_spent").asString()).isEqualTo("5926.80");
        assertThat(run.at("/breaks").asString()).startsWith("2 open (CNY 60.00)");
        assertThat(Path.of(run.at("/folder").asString())).isEqualTo(folder.resolve("output/2026-11-04"));
    }

    @Test
    void thePageShowsWhatIsTold() throws IOException {
        assertThat(night(SAMPLE).exitCode()).isZero();

        String shown = Files.readAllLines(Project.folder().resolve("src/docs/monitoring.md")).stream()
                .filter(line -> line.startsWith("{\"command\""))
                .findFirst()
                .orElseThrow();
        assertThat(withoutTimesAndPlaces(JsonMapper.shared().readTree(shown)))
                .isEqualTo(withoutTimesAndPlaces(message()));
    }

    private static JsonNode withoutTimesAndPlaces(JsonNode message) {
        ((ObjectNode) message).remove(List.of("started_at", "took_seconds"));
        ((ObjectNode) message.at("/runs/0")).remove("folder");
        return message;
    }

    @Test
    void aFailedNightIsToldWithWhatWentWrong() throws IOException {
        assertThat(night(folder.resolve("not-there")).exitCode()).isEqualTo(2);

        JsonNode message = message();
        assertThat(message.at("/result").asString()).isEqualTo("wrong_usage");
        assertThat(message.at("/exit_code").asInt()).isEqualTo(2);
        assertThat(message.at("/message").asString()).contains("not-there");
        assertThat(message.at("/runs")).isEmpty();
    }

    @Test
    void aCommandThatFailsChangesNothingOfTheNight() {
        nights.with("RECKON_NOTIFY_COMMAND", "exit 1");

        assertThat(night(SAMPLE).exitCode()).isZero();
        assertThat(folder.resolve("output/2026-11-04/manifest.json")).exists();
    }

    @Test
    void nobodyIsToldOfADryRun() {
        nights.execute("init");

        assertThat(night(SAMPLE, "--dry-run").exitCode()).isZero();
        assertThat(folder.resolve("message")).doesNotExist();
    }
}
