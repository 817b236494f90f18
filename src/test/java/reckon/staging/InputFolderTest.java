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
    void filesOfAKindComeInNameOrder() throws IOException {
        create(
                "orders-b.csv",
                "orders.csv",
                "orders-a.csv.gz",
                "orders-B.csv",
                "orders-10.csv",
                "orders-9.csv",
                "orders-.csv");

        assertThat(files(InputKind.ORDERS))
                .containsExactly(
                        "orders-.csv",
                        "orders-10.csv",
                        "orders-9.csv",
                        "orders-B.csv",
                        "orders-a.csv.gz",
                        "orders-b.csv",
                        "orders.csv");
    }

    @Test
    void filesOfOtherNamesAreOfNoKind() throws IOException {
        create(
                "Orders.csv",
                "orders.CSV",
                "orders.csv.part",
                "orders_1.csv",
                "myorders.csv",
                "orders.txt",
                "order.csv",
                ".orders.csv",
                "orders.csv.gz.tmp",
                "orders2026.csv",
                "orders");

        for (InputKind kind : InputKind.values()) {
            assertThat(files(kind)).isEmpty();
        }
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
                "settlements.csv");

        assertThat(List.of(InputKind.values()))
                .allSatisfy(kind -> assertThat(files(kind)).hasSize(1));
    }

    @Test
    void emptyFolderHasNoFiles() {
        assertThat(files(InputKind.REQUESTS)).isEmpty();
    }

    @Test
    void folderThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> new InputFolder(outside.resolve("nowhere"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void folderOfAFilesNameStopsTheNight() throws IOException {
        Files.createDirectory(folder.resolve("orders.csv"));

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
        Files.createDirectory(folder.resolve("orders-\n\u001b[31m.csv"));

        assertThatThrownBy(() -> files(InputKind.ORDERS)).hasMessageStartingWith("Input file orders-??[31m.csv is not");
    }

    private void create(String... names) throws IOException {
        for (String name : names) {
            Files.createFile(folder.resolve(name));
        }
    }

    private List<String> files(InputKind kind) {
        return new InputFolder(folder)
                .files(kind).stream().map(file -> file.getFileName().toString()).toList();
    }
}
