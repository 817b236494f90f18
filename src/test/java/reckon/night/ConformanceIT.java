package reckon.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reckon.output.RunVerification;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.Nights;
import reckon.support.Project;

/** Runs the sets of inputs whose decisions others have worked out, where they lie beside the checkout. */
final class ConformanceIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Path SETS =
            Project.folder().resolve("../shared/conformance").normalize();

    private Path folder;

    @BeforeEach
    void findSets() {
        assumeTrue(Files.isDirectory(SETS), () -> "there are no sets in " + SETS);
        folder = Folders.create("conformance");
    }

    @AfterEach
    void removeFolder() {
        if (folder != null) {
            Folders.remove(folder);
        }
    }

    static Stream<Arguments> sets() {
        return Stream.of("X1", "X2", "X3", "X4", "X5", "night")
                .flatMap(set -> Stream.of(DatabaseKind.values()).map(kind -> Arguments.of(set, kind)));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void aNightDecidesWhatIsExpected(String set, DatabaseKind kind) throws IOException {
        LocalDate date = LocalDate.parse(
                Files.readString(SETS.resolve(set).resolve("business-date")).strip());
        Path run = new Nights(DATABASES.create(kind), folder)
                .run(date, SETS.resolve(set).resolve("input"));
        assertSame(ContractLines.of(run), ContractLines.of(SETS.resolve(set).resolve("expected")));
        assertThat(new RunVerification(run).check().problem()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void nightAfterNightDecidesWhatOneCatchUpDoes(DatabaseKind kind) throws IOException {
        Nights nights = new Nights(DATABASES.create(kind), folder);
        List<Path> runs = new ArrayList<>();
        for (Path input : nightly()) {
            Path run = nights.run(date(input), input);
            assertThat(new RunVerification(run).check().problem()).isNull();
            runs.add(run);
        }
        assertSame(ContractLines.folded(runs), ContractLines.folded(List.of(catchUp())));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void oneCatchUpDecidesWhatIsExpected(DatabaseKind kind) throws IOException {
        List<Path> inputs = nightly();
        Path all = Files.createDirectories(folder.resolve("all"));
        for (Path input : inputs) {
            Folders.copy(input, all);
        }
        Path run = new Nights(DATABASES.create(kind), folder).run(date(inputs.get(inputs.size() - 1)), all);
        assertSame(ContractLines.of(run), ContractLines.of(catchUp()));
    }

    private static List<Path> nightly() throws IOException {
        try (Stream<Path> folders = Files.list(SETS.resolve("nights/input"))) {
            return folders.sorted().toList();
        }
    }

    private static LocalDate date(Path input) {
        return LocalDate.parse(input.getFileName().toString());
    }

    private static Path catchUp() {
        return SETS.resolve("nights/expected/catchup");
    }

    private static void assertSame(ContractLines found, ContractLines expected) {
        List<String> differences = found.differencesFrom(expected);
        assertThat(differences.subList(0, Math.min(20, differences.size())))
                .as("the first of %d differences", differences.size())
                .isEmpty();
    }
}
