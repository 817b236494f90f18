package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.Project;
import tools.jackson.databind.json.JsonMapper;

/** Runs series of nights whose reconciliation others have worked out, where they lie beside the checkout. */
final class ReconciliationConformanceIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Path SETS =
            Project.folder().resolve("../shared/conformance-6/reconciliation").normalize();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NOON = ".noon";

    private Path folder;

    @BeforeEach
    void findSets() {
        assumeTrue(Files.isDirectory(SETS), () -> "there are no series of nights in " + SETS);
        folder = Folders.create("reconciliation");
    }

    @AfterEach
    void removeFolder() {
        if (folder != null) {
            Folders.remove(folder);
        }
    }

    static Stream<Arguments> series() {
        return Stream.of("example", "series-1", "series-2")
                .flatMap(set -> Stream.of(DatabaseKind.H2, DatabaseKind.MYSQL).map(kind -> Arguments.of(set, kind)));
    }

    @ParameterizedTest
    @MethodSource("series")
    void everyStartFindsWhatIsExpected(String set, DatabaseKind kind) throws IOException {
        Nights nights = new Nights(DATABASES.create(kind), folder);
        for (Path input : starts(SETS.resolve(set).resolve("nights"))) {
            String start = input.getFileName().toString();
            Path run = start.endsWith(NOON)
                    ? reconcile(nights, input)
                    : nights.runMaybeIncomplete(LocalDate.parse(start), input);
            isAsExpected(run, SETS.resolve(set).resolve("expected").resolve(start), set + " " + start);
            assertThat(nights.execute("verify", run.toString())).satisfies(verified -> assertThat(verified.exitCode())
                    .as(verified.toString())
                    .isZero());
        }
    }

    private static List<Path> starts(Path nights) throws IOException {
        try (Stream<Path> folders = Files.list(nights)) {
            return folders.sorted().toList();
        }
    }

    private Path reconcile(Nights nights, Path input) {
        Outcome outcome =
                nights.execute("reconcile", "--full", "--input", input.toString(), "--output", folder.toString());
        assertThat(outcome.exitCode()).as(outcome.toString()).isIn(0, 3);
        return folder.resolve(input.getFileName().toString().replace(NOON, ""));
    }

    private static void isAsExpected(Path run, Path expected, String start) throws IOException {
        for (String file : List.of("reconciliation.csv", "pending.csv")) {
            assertThat(Files.readAllLines(run.resolve(file)))
                    .as("%s of %s", file, start)
                    .isEqualTo(Files.readAllLines(expected.resolve(file)));
        }
        assertThat(JSON.readTree(Files.readAllBytes(run.resolve("manifest.json")))
                        .get("reconciliation"))
                .as("the section of %s", start)
                .isEqualTo(JSON.readTree(Files.readAllBytes(expected.resolve("reconciliation.json"))));
    }
}
