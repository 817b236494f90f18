package reckon.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.money.Money;
import reckon.support.Folders;

class CsvRowsTest {
    private final Path folder = Folders.create("csv-rows");

    @AfterEach
    void removeFolder() {
        Folders.remove(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "a,b", "say \"so\"", "two\nlines", "=1+1", "-5", "'quoted", "退款", "\"", ","})
    void whatWasWrittenIsReadBack(String value) throws IOException {
        assertThat(readBack(List.of(value, "x", value))).containsExactly(value, "x", value);
    }

    @Test
    void rowsOfAnyLengthAreReadWholeWhereverTheBufferEnds() throws IOException {
        List<String> values = new ArrayList<>();
        for (int length = 65_500; length < 65_560; length++) {
            values.add("é".repeat(length / 2) + "\"" + length);
        }
        assertThat(readBack(values)).isEqualTo(values);
    }

    private List<String> readBack(List<String> values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("first,value,amount\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (String value : values) {
            new CsvLine(ZoneOffset.UTC)
                    .clear()
                    .text("1")
                    .text(value)
                    .money(Money.of("2.50"))
                    .writeTo(bytes);
        }
        Path file = Files.write(folder.resolve("rows.csv"), bytes.toByteArray());
        List<String> read = new ArrayList<>();
        try (CsvRows rows = new CsvRows(file)) {
            while (rows.next()) {
                assertThat(rows.money(rows.column("amount"))).isEqualTo(Money.of("2.50"));
                read.add(rows.text(rows.column("value")));
            }
        }
        return read;
    }

    @Test
    void aColumnThatIsNotThereIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), "first\n1\n");
        try (CsvRows rows = new CsvRows(file)) {
            assertThatThrownBy(() -> rows.column("second"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("rows.csv has no column second");
        }
    }
}
