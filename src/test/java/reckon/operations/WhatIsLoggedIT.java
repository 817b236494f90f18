package reckon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Outcome;
import reckon.support.ReckonProcess;
import reckon.support.SmallNight;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a night writes to its output: as text, as JSON, quietly, and on a terminal. */
final class WhatIsLoggedIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final String ESCAPE = "\u001b";
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    @TempDir
    private Path folder;

    private SmallNight night;
    private ReckonProcess.Setup setup;

    @BeforeEach
    void prepareANight() {
        var database = DATABASES.create(DatabaseKind.MYSQL);
        night = new SmallNight(database, folder);
        setup = ReckonProcess.Setup.in(folder).with(database).with("RECKON_WORKERS", "2");
    }

    private static List<JsonNode> entries(Outcome said) {
        return said.out().lines().map(JsonMapper.shared()::readTree).toList();
    }

    @Test
    void everyLineOfAJsonLogSaysWhichStartAndRunItIsOf() {
        Outcome said = setup.with("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs")
                .with("LOGGING_LEVEL_RECKON", "debug")
                .start(night.arguments())
                .await();

        assertThat(said.err()).isEmpty();
        List<JsonNode> entries = entries(said);
        assertThat(entries).hasSizeGreaterThan(9).allSatisfy(entry -> {
            assertThat(entry.path("run_date").asString()).isEqualTo(SmallNight.DATE.toString());
            assertThat(entry.path("start_id").asString())
                    .hasSize(36)
                    .isEqualTo(entries.get(0).path("start_id").asString());
        });
        List<JsonNode> ofWorkers = entries.stream()
                .filter(entry -> entry.at("/process/thread/name").asString().startsWith("takeFiles-"))
                .toList();
        assertThat(ofWorkers)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.path("run_no").asString()).isEqualTo("1"));
        assertThat(entries.get(entries.size() - 1).path("run_no").asString()).isEqualTo("1");
    }

    @Test
    void aJsonLogSaysAsWellWhatFailed() {
        ReckonProcess.Setup json = setup.with("LOGGING_STRUCTURED_FORMAT_CONSOLE", "logstash");
        Outcome failed = json.with("SPRING_DATASOURCE_PASSWORD", "wrong")
                .start(night.arguments())
                .await();
        Outcome noInput = json.start("nightly", "--input", "not-there").await();

        assertThat(failed.err()).isEmpty();
        assertThat(entries(failed)).last().satisfies(entry -> {
            assertThat(entry.path("message").asString()).startsWith("Wrong settings: ");
            assertThat(entry.path("run_date").asString()).isEqualTo(SmallNight.DATE.toString());
        });
        assertThat(noInput.err()).isEmpty();
        assertThat(noInput.exitCode()).isEqualTo(2);
        assertThat(entries(noInput))
                .last()
                .satisfies(entry -> assertThat(entry.path("message").asString()).contains("not-there"));
    }

    @Test
    void aMailOfCronIsShortAndHasNoEscapeCodes() {
        Outcome said = setup.start(night.arguments()).await();

        assertThat(said.exitCode()).isZero();
        assertThat(said.out().lines()).hasSizeLessThan(20);
        assertThat(said.out() + said.err()).doesNotContain(ESCAPE).doesNotContain("\r");
    }

    @Test
    void aQuietNightSaysNothingButWhatIsWrong() {
        String[] arguments = night.arguments();
        String[] quiet = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        quiet[arguments.length] = "--quiet";

        assertThat(setup.start(quiet).await()).isEqualTo(new Outcome(0, "", ""));
        String run = night.output().resolve(SmallNight.DATE.toString()).toString();
        assertThat(setup.start("verify", run, "--quiet").await()).isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void aTerminalShowsTheStepUntilTheSummaryTakesItsPlace() {
        Outcome shown = onTerminal(setup);

        assertThat(shown.exitCode()).as("%s", shown).isZero();
        assertThat(shown.out())
                .containsPattern(
                        "\r" + ESCAPE + "\\[K(beginRun|takeFiles|findUsers|decideRequests|writeFiles|publish) ")
                .containsPattern("\r" + ESCAPE + "\\[KNight of 2026-11-04\r?\n");
    }

    @Test
    void aTerminalOfSomebodyWhoWantsNoColoursShowsNoEscapeCodes() {
        Outcome shown = onTerminal(setup.with("NO_COLOR", "1"));

        assertThat(shown.exitCode()).as("%s", shown).isZero();
        assertThat(shown.out()).contains("Night of ").doesNotContain(ESCAPE);
    }

    /** Has {@code script} give the program a terminal; what it says is all in the standard output. */
    private Outcome onTerminal(ReckonProcess.Setup program) {
        Assumptions.assumeTrue(Files.isExecutable(SCRIPT), SCRIPT + " is not here");
        return program.with("TERM", "xterm")
                .onTerminal()
                .start(night.arguments())
                .await();
    }
}
