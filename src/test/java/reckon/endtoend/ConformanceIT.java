package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reckon.output.RunVerification;
import reckon.reconciliation.FolderCheck;
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
            Project.folder().resolve("../shared/conformance-6").normalize();

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
        assertThat(new RunVerification(run, List.of(new FolderCheck())).check().problem())
                .isNull();
    }

    static Stream<Arguments> revisedSets() throws IOException {
        if (!Files.isDirectory(SETS)) {
            return Stream.of(Arguments.of("R1", DatabaseKind.H2)); // is left out, as every test here
        }
        return folders(SETS.resolve("revised"))
                .flatMap(set -> Stream.of(DatabaseKind.values()).map(kind -> Arguments.of(name(set), kind)));
    }

    /** Each is one night, or several in one database, of which one may have a catch-up beside it. */
    @ParameterizedTest
    @MethodSource("revisedSets")
    void whatARevisionChangedIsDecidedAsWorkedOutByHand(String name, DatabaseKind kind) throws IOException {
        Path set = SETS.resolve("revised").resolve(name);
        Path date = set.resolve("business-date");
        if (Files.exists(date)) {
            LocalDate night = LocalDate.parse(Files.readString(date).strip());
            assertDecides(kind, Map.of(night, set.resolve("input")), set.resolve("expected"));
            return;
        }
        Map<LocalDate, Path> nights = new TreeMap<>();
        folders(set.resolve("input")).forEach(input -> nights.put(date(input), input));
        assertDecides(kind, nights, set.resolve("expected"));
        Path catchUp = set.resolve("expected/catchup");
        if (Files.isDirectory(catchUp)) {
            Path all = Files.createDirectories(folder.resolve("all"));
            for (Path input : nights.values()) {
                Folders.copy(input, all);
            }
            Path run = new Nights(DATABASES.create(kind), folder.resolve("once"))
                    .runMaybeIncomplete(new TreeMap<>(nights).lastKey(), all);
            assertSame(ContractLines.of(run), ContractLines.of(catchUp));
        }
    }

    /** @param expected holds the files of the one night, or a folder for each */
    private void assertDecides(DatabaseKind kind, Map<LocalDate, Path> inputs, Path expected) throws IOException {
        Nights nights = new Nights(DATABASES.create(kind), folder);
        for (Map.Entry<LocalDate, Path> night : inputs.entrySet()) {
            Path run = nights.runMaybeIncomplete(night.getKey(), night.getValue());
            Path ofNight = expected.resolve(night.getKey().toString());
            assertSame(ContractLines.of(run), ContractLines.of(Files.isDirectory(ofNight) ? ofNight : expected));
            assertThat(new RunVerification(run, List.of(new FolderCheck()))
                            .check()
                            .problem())
                    .isNull();
        }
    }

    private static Stream<Path> folders(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL"})
    void nightAfterNightDecidesWhatOneCatchUpDoes(DatabaseKind kind) throws IOException {
        Nights nights = new Nights(DATABASES.create(kind), folder);
        List<Path> runs = new ArrayList<>();
        for (Path input : nightly()) {
            Path run = nights.run(date(input), input);
            assertThat(new RunVerification(run, List.of(new FolderCheck()))
                            .check()
                            .problem())
                    .isNull();
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
