package reckon.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.support.Outcome;
import reckon.support.Project;
import reckon.support.ReckonProcess;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the program says, in a process of its own, of folders, names, keys and settings. */
final class WhatIsSaidIT {
    @TempDir
    private Path folder;

    private SmallNight night() {
        return new SmallNight(new TestDatabase("unused", "", ""), folder);
    }

    private Outcome run(ReckonProcess.Setup setup, String... arguments) {
        try (ReckonProcess process = setup.start(arguments)) {
            return process.await();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "configtree:/no/such/folder/, /no/such/folder/",
        "configtree:/etc, must end with '/'",
        "configtre:/etc/, configtre:/etc/",
    })
    void aFolderOfSecretsThatIsNotThereIsToldInOneLine(String location, String part) {
        Outcome refused =
                run(ReckonProcess.Setup.in(folder).with("SPRING_CONFIG_IMPORT", location), night().arguments());
        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(2);
        assertThat(refused.err().lines()).singleElement().satisfies(line -> assertThat(line)
                .startsWith("Wrong settings: the settings could not be read: ")
                .contains(part, "SPRING_CONFIG_IMPORT"));
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void whatTheNightCameToIsJsonWhereTheLogIs() {
        ReckonProcess.Setup setup =
                ReckonProcess.Setup.in(folder).with("LOGGING_STRUCTURED_FORMAT_CONSOLE", "logstash");
        Outcome outcome = run(setup, night().arguments());
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        JsonMapper json = JsonMapper.shared();
        List<JsonNode> entries = outcome.out().lines().map(json::readTree).toList();
        JsonNode last = entries.get(entries.size() - 1);
        assertThat(last.get("message").asString()).isEqualTo("Night of " + SmallNight.DATE);
        assertThat(last.get("requests_due").asInt()).isEqualTo(200);
        assertThat(last.get("money_refunded").asString()).startsWith("CNY ");
        assertThat(run(setup, "init").out().lines().map(json::readTree)).hasSize(1);
    }

    @Test
    void aKeyFileThatWasLostIsAskedForAndNotReplaced() throws IOException {
        ReckonProcess.Setup setup = ReckonProcess.Setup.in(folder).with("RECKON_IDENTITY_KEY", "");
        SmallNight night = night();
        assertThat(run(setup, night.arguments()).exitCode()).isZero();
        Path key = folder.resolve("reckon-data/reckon.identity-key");
        byte[] kept = Files.readAllBytes(key);
        Files.delete(key);
        Outcome refused = run(setup, night.arguments());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("reckon.identity-key is missing, and RECKON_IDENTITY_KEY is not set.", "restore the file");
        assertThat(key).doesNotExist();
        Files.write(key, "another key".getBytes(StandardCharsets.US_ASCII));
        assertThat(run(setup, night.arguments()).err()).contains("the key in ./reckon-data/reckon.identity-key is not");
        Files.write(key, new byte[0]);
        assertThat(run(setup, night.arguments()).err()).contains("reckon.identity-key is empty");
        Files.write(key, kept);
        assertThat(run(setup, night.arguments()).exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LC_ALL=C", "LC_ALL=POSIX"})
    void namesThatTheLocaleCannotReadAreRefusedBeforeAFileIsTaken(String locale) throws IOException {
        assumeTrue(System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux"), "Locales of Linux");
        assumeTrue(System.getProperty("sun.jnu.encoding").equals("UTF-8"), "This process cannot make such a name");
        SmallNight night = night();
        Files.move(night.input().resolve("orders.csv"), night.input().resolve("orders-订单.csv"));
        ReckonProcess.Setup setup = ReckonProcess.Setup.in(folder);
        Outcome refused = run(setup.after("export " + locale), night.arguments());
        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(2);
        assertThat(refused.err())
                .contains("has a file whose name Java cannot read in the locale's character set, US-ASCII.")
                .contains("Set LC_ALL=C.UTF-8 and start the same command again.");
        Path chinese = Files.move(night.input(), folder.resolve("输入"));
        Outcome unnamed = run(
                setup.after("export " + locale),
                "nightly",
                "--date",
                SmallNight.DATE.toString(),
                "--input",
                chinese.toString());
        assertThat(unnamed.exitCode()).isEqualTo(2);
        assertThat(unnamed.err()).contains("LC_ALL=C.UTF-8").doesNotContain("InvalidPathException");
        assertThat(folder.resolve("reckon-data")).doesNotExist();
    }

    @Test
    void theScriptReadsSuchNamesWhateverTheLocaleIs() throws IOException {
        assumeTrue(System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux"), "Locales of Linux");
        assumeTrue(System.getProperty("sun.jnu.encoding").equals("UTF-8"), "This process cannot make such a name");
        assumeTrue(System.getProperty("reckon.jar") != null, "The jar is not built");
        SmallNight night = night();
        Files.move(night.input().resolve("orders.csv"), night.input().resolve("orders-订单.csv"));
        ProcessBuilder script =
                new ProcessBuilder(Project.folder().resolve("jobs/nightly").toString());
        script.command().addAll(List.of(night.arguments()).subList(1, night.arguments().length));
        script.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("RECKON_"));
        script.environment().put("LC_ALL", "C");
        Path said = folder.resolve("said");
        script.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
        assertThat(waitFor(script.start())).as(Files.readString(said)).isZero();
        assertThat(Files.readString(night.output().resolve(SmallNight.DATE + "/manifest.json")))
                .contains("orders-订单.csv");
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
