package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.Project;
import reckon.support.SaidAloud;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Small nights with one thing wrong about their files, where they lie beside the checkout, and what must come of each. */
final class IntakeConformanceIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Path CASES =
            Project.folder().resolve("../shared/conformance-6/intake").normalize();
    private static final String NONE_HERE = "none";

    private Path folder;

    @AfterEach
    void removeFolder() {
        if (folder != null) {
            Folders.remove(folder);
        }
    }

    static Stream<String> cases() throws IOException {
        if (!Files.isDirectory(CASES)) {
            return Stream.of(NONE_HERE);
        }
        try (Stream<Path> all = Files.list(CASES)) {
            return all.filter(Files::isDirectory).map(one -> one.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void filesOfOneKindOfTroubleComeToWhatIsExpected(String name) throws IOException {
        assumeTrue(!name.equals(NONE_HERE), () -> "there are no cases in " + CASES);
        JsonNode expected = JsonMapper.shared()
                .readTree(Files.readAllBytes(CASES.resolve(name).resolve("expected.json")));
        folder = Folders.create("intake");
        Nights nights = new Nights(DATABASES.create(DatabaseKind.H2), folder.resolve("output"));
        if (expected.has("settings")) {
            expected.get("settings")
                    .properties()
                    .forEach(setting -> nights.with(
                            "RECKON_"
                                    + setting.getKey().toUpperCase(Locale.ROOT).replace('-', '_'),
                            setting.getValue().asString()));
        }
        Map<String, List<String>> differences =
                new TreeMap<>(Map.of("decisions", new ArrayList<>(), "files", new ArrayList<>()));
        for (Map.Entry<String, JsonNode> night : expected.get("nights").properties()) {
            Path input = CASES.resolve(name).resolve("input");
            run(
                    nights,
                    night.getKey(),
                    expected.get("nights").size() > 1 ? input.resolve(night.getKey()) : input,
                    night.getValue(),
                    differences);
        }
        assertThat(differences.get("files")).isEmpty();
        assertThat(differences.get("decisions")).isEmpty();
    }

    private void run(
            Nights nights, String night, Path input, JsonNode expected, Map<String, List<String>> differences) {
        String date = night.substring(0, "2026-11-04".length());
        Path output = folder.resolve("output");
        Outcome[] outcome = new Outcome[1];
        String said = SaidAloud.during(() -> outcome[0] =
                nights.execute("nightly", "--date", date, "--input", input.toString(), "--output", output.toString()));
        IntakeExpectation check = new IntakeExpectation(
                expected, outcome[0].exitCode(), output.resolve(date), said + outcome[0].out() + outcome[0].err());
        check.differencesInDecisions()
                .forEach(difference -> differences.get("decisions").add(night + ": " + difference));
        check.differencesInFiles()
                .forEach(difference -> differences.get("files").add(night + ": " + difference));
    }
}
