package reckon.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import reckon.sample.Sample;

class WorkbookTest {
    /** How a workbook writes characters beyond ASCII. */
    private static final Pattern REFERENCE = Pattern.compile("&#x([0-9a-fA-F]+);");

    /** The days from the first that a workbook knows. */
    private static final long DATE = LocalDate.of(1899, 12, 30).until(LocalDate.of(2026, 11, 7), ChronoUnit.DAYS);

    private static Map<String, String> parts(ReportLanguage language) throws IOException {
        return SampleReport.parts(NightReport.draw(Sample.EXPECTED, language));
    }

    /** Returns the sheet of the pending refunds. */
    private static String pending(Map<String, String> parts) {
        return Objects.requireNonNull(parts.get("xl/worksheets/sheet4.xml"));
    }

    @Test
    void theSheetsAreNamedInTheChosenLanguage() throws IOException {
        assertThat(parts(ReportLanguage.EN).get("xl/workbook.xml"))
                .contains("name=\"Totals\"", "name=\"Breaks\"", "name=\"Held requests\"", "name=\"Pending refunds\"");
        String names = Objects.requireNonNull(parts(ReportLanguage.ZH).get("xl/workbook.xml"));
        assertThat(REFERENCE
                        .matcher(names)
                        .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16))))
                .contains("name=\"合计\"", "name=\"差异\"", "name=\"暂缓的退订申请\"", "name=\"待打款退款\"");
    }

    @Test
    void amountsAndDatesAreNumbers() throws IOException {
        assertThat(pending(parts(ReportLanguage.EN)))
                .containsPattern("<c r=\"D2\" s=\"\\d+\" t=\"n\"><v>1590.00</v>")
                .containsPattern("<c r=\"F2\" s=\"\\d+\"[^>]*><v>" + DATE + "(\\.0)?</v>");
    }

    @Test
    void headsStayAreFilteredAndAreRepeatedOnPaperOfOnePageWidth() throws IOException {
        Map<String, String> parts = parts(ReportLanguage.EN);
        assertThat(pending(parts))
                .contains("ySplit=\"1\"", "state=\"frozen\"", "<autoFilter ref=\"A1:F53\">")
                .contains("fitToPage=\"true\"", "paperSize=\"9\"", "orientation=\"landscape\"", "fitToWidth=\"1\"");
        assertThat(parts.get("xl/workbook.xml")).contains("'Pending refunds'!$1:$1");
    }

    @Test
    void aListWithoutRowsSaysSo() throws IOException {
        Map<String, String> parts = parts(ReportLanguage.EN);
        assertThat(parts.get("xl/workbook.xml")).contains("name=\"Users with several accounts\"");
        assertThat(parts.values()).anySatisfy(part -> assertThat(part).contains("Nothing here."));
    }
}
