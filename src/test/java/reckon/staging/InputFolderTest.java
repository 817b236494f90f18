package reckon.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.intake.InputKind;

/** Which files of the folder are of which kind, and in what order. */
class InputFolderTest {
    private final Path outside;
    private final Path folder;

    InputFolderTest(@TempDir Path temporary) throws IOException {
        this.outside = temporary;
        this.folder = Files.createDirectory(temporary.resolve("input"));
    }

    @Test
    void filesOfAKindComeInTheOrderInWhichPeopleCountTheBareNameFirst() throws IOException {
        create(
                "orders-10.csv",
                "orders-2.csv",
                "orders-B.csv",
                "orders-a.csv.gz",
                "orders (1).csv",
                "orders.csv",
                "orders-2026-11-04.csv",
                "orders-2026-9-30.csv",
                "ORDERS_7.CSV",
                "Orders-007.csv",
                "orders2.csv",
                "orders-99999999999999999999.csv",
                "orders.csv.gz");

        assertThat(files(InputKind.ORDERS))
                .containsExactly(
                        "orders.csv",
                        "orders.csv.gz",
                        "orders (1).csv",
                        "orders-2.csv",
                        "Orders-007.csv",
                        "orders-10.csv",
                        "orders-2026-9-30.csv",
                        "orders-2026-11-04.csv",
                        "orders-99999999999999999999.csv",
                        "orders-a.csv.gz",
                        "orders-B.csv",
                        "orders2.csv",
                        "ORDERS_7.CSV");
    }

    @Test
    void namesAreOfAKindWhateverTheirCaseAndWhatFollowsTheKindUnlessItIsALetter() throws IOException {
        create("Orders.CSV", "orders 2.Csv.Gz", "ORDERS（新）.csv", "orders.csv.csv", "orders.bak.csv", "orders1.csv");

        assertThat(files(InputKind.ORDERS)).hasSize(6);
        assertThat(notTaken()).isEmpty();
    }

    @Test
    void filesOfOtherNamesAreNotTakenAndCountIfTheyEndLikeData() throws IOException {
        create(
                "myorders.csv",
                "orders.txt",
                "order.csv",
                "ordersnew.csv",
                "orders订单.csv",
                "orders.XLSX",
                "orders.xls",
                "orders.csv.zip",
                "export.gz",
                "orders",
                "orders.csv.bak",
                "README.md");

        for (InputKind kind : InputKind.values()) {
            assertThat(files(kind)).isEmpty();
        }
        assertThat(notTaken())
                .containsExactlyInAnyOrder(
                        "myorders.csv true",
                        "orders.txt true",
                        "order.csv true",
                        "ordersnew.csv true",
                        "orders订单.csv true",
                        "orders.XLSX true",
                        "orders.xls true",
                        "orders.csv.zip true",
                        "export.gz true",
                        "orders false",
                        "orders.csv.bak false",
                        "README.md false");
    }

    @Test
    void filesThatTheSettingCoversDoNotCount() throws IOException {
        create("export-log.TXT", "Notes 1.csv", "other.csv");

        assertThat(notTaken("*.txt", "notes*"))
                .containsExactlyInAnyOrder("export-log.TXT false", "Notes 1.csv false", "other.csv true");
    }

    @Test
    void dotFilesFoldersChecksumsAndWhatIsStillWrittenArePassedOver() throws IOException {
        create(".orders.csv", "orders.csv.sha256", "orders.csv.SHA256", "orders.csv.part", "orders.csv.gz.tmp");
        Files.createDirectory(folder.resolve("orders.csv"));
        Files.createDirectory(folder.resolve("old.csv"));

        assertThat(files(InputKind.ORDERS)).isEmpty();
        assertThat(notTaken()).isEmpty();
    }

    @Test
    void everyKindHasItsName() throws IOException {
        create(
                "accounts.csv",
                "prices.csv",
                "resources.csv",
                "orders.csv",
                "consumption.csv",
                "grants.csv",
                "requests.csv",
                "settlements.csv",
                "acceptances.csv");

        assertThat(List.of(InputKind.values()))
                .allSatisfy(kind -> assertThat(files(kind)).hasSize(1));
    }

    @Test
    void emptyFolderHasNoFiles() {
        assertThat(files(InputKind.REQUESTS)).isEmpty();
    }

    @Test
    void folderThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> new InputFolder(outside.resolve("nowhere"), List.of()))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void fileThatCannotBeReadStopsTheNight() throws IOException {
        Files.createSymbolicLink(folder.resolve("orders.csv"), folder.resolve("gone"));

        assertThatThrownBy(() -> files(InputKind.ORDERS))
                .isInstanceOf(InputFileException.class)
                .hasMessageContaining("orders.csv is not a file that can be read");
    }

    @Test
    void linkOutOfTheFolderStopsTheNight() throws IOException {
        Files.writeString(outside.resolve("secret"), "x");
        Files.createSymbolicLink(folder.resolve("orders.csv"), outside.resolve("secret"));

        assertThatThrownBy(() -> files(InputKind.ORDERS))
                .isInstanceOf(InputFileException.class)
                .hasMessageContaining("leads out of the input folder");
    }

    @Test
    void linkWithinTheFolderIsAFile() throws IOException {
        create("export");
        Files.createSymbolicLink(folder.resolve("orders.csv"), folder.resolve("export"));

        assertThat(files(InputKind.ORDERS)).containsExactly("orders.csv");
    }

    @Test
    void nameThatWouldShapeTheLogIsShownWithoutItsControlCharacters() throws IOException {
        Files.createSymbolicLink(folder.resolve("orders-\n\u001b[31m.csv"), folder.resolve("gone"));

        assertThatThrownBy(() -> files(InputKind.ORDERS)).hasMessageStartingWith("Input file orders-??[31m.csv is not");
    }

    private void create(String... names) throws IOException {
        for (String name : names) {
            Files.createFile(folder.resolve(name));
        }
    }

    private List<String> files(InputKind kind) {
        return new InputFolder(folder, List.of())
                .files(kind).stream().map(file -> file.getFileName().toString()).toList();
    }

    private List<String> notTaken(String... ignored) {
        return new InputFolder(folder, List.of(ignored))
                .notTaken().stream()
                        .map(file -> file.name() + " " + file.isIncomplete())
                        .toList();
    }
}
