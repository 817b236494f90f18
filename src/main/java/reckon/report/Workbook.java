package reckon.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;

/** The lists of a report as sheets of a workbook, with numbers that are numbers and dates that are dates. */
final class Workbook {
    private static final String AMOUNT = "#,##0.00;[Red]-#,##0.00;0.00";
    private static final String COUNT = "#,##0";
    private static final String DATE = "yyyy-mm-dd";
    private static final String PROPERTIES = "docProps/core.xml";
    private static final String FIXED_PROPERTIES = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><cp:coreProperties"
            + " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dcterms:created"
            + " xsi:type=\"dcterms:W3CDTF\">1980-01-01T00:00:00Z</dcterms:created><dc:creator>Reckon</dc:creator></cp:coreProperties>";
    private static final int MOST_CHARACTERS = 32_767;
    private static final int WIDE = 60;
    private static final int MIDDLE = 38;
    private static final int NARROW = 12;

    private final Page page;
    private final ReportLanguage language;

    private Workbook(Page page) {
        this.page = page;
        this.language = page.language();
    }

    /** Returns the workbook of a page; the same page gives the same content. */
    static byte[] of(Page page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook workbook = new org.dhatim.fastexcel.Workbook(bytes, "Reckon", null)) {
            Workbook made = new Workbook(page);
            made.totals(workbook);
            for (Table table : made.tables()) {
                made.sheet(workbook, table);
            }
            workbook.finish();
            return withFixedDate(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        if (page.breaks() != null) {
            tables.add(NightPage.breakTable(page.breaks(), page.currency()));
        }
        tables.addAll(page.tables());
        return tables;
    }

    /** The first sheet: what the page says on top. */
    private void totals(org.dhatim.fastexcel.Workbook workbook) {
        Worksheet sheet = workbook.newWorksheet(page.totals().heading().in(language));
        sheet.value(0, 0, page.title().in(language));
        sheet.style(0, 0).bold().set();
        for (int i = 0; i < page.facts().size(); i++) {
            sheet.value(0, i + 1, page.facts().get(i).in(language));
        }
        sheet.value(1, 0, page.band().word().in(language));
        sheet.value(1, 1, page.band().sentence().in(language));
        sheet.style(1, 0).bold().set();
        List<Text> heads = page.totals().heads();
        for (int i = 0; i < heads.size(); i++) {
            sheet.value(3, i + 1, heads.get(i).in(language));
            sheet.style(3, i + 1).bold().horizontalAlignment("right").set();
        }
        for (int row = 0; row < page.totals().lines().size(); row++) {
            totalsRow(sheet, 4 + row, page.totals().lines().get(row));
        }
        sheet.value(5 + page.totals().lines().size(), 0, page.totals().note().in(language));
        sheet.width(0, MIDDLE);
        for (int i = 1; i <= heads.size(); i++) {
            sheet.width(i, NARROW + 6);
        }
        print(sheet, false);
    }

    private void totalsRow(Worksheet sheet, int row, Totals.Line line) {
        sheet.value(row, 0, line.name().in(language));
        for (int i = 0; i < line.cells().size(); i++) {
            String cell = line.cells().get(i);
            if (!cell.isEmpty()) {
                sheet.value(row, i + 1, new java.math.BigDecimal(plain(cell)));
                sheet.style(row, i + 1)
                        .format(cell.contains(".") ? AMOUNT : COUNT)
                        .set();
            }
        }
    }

    /** Returns a number that {@link Numbers} wrote, as a machine reads it. */
    private static String plain(String number) {
        return number.replace(",", "").replace('−', '-').replace("+", "");
    }

    private void sheet(org.dhatim.fastexcel.Workbook workbook, Table table) {
        Worksheet sheet = workbook.newWorksheet(table.heading().in(language));
        List<Column> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            sheet.value(0, i, column.head().in(language));
            sheet.style(0, i)
                    .bold()
                    .wrapText(true)
                    .horizontalAlignment(column.isNumber() ? "right" : "left")
                    .set();
            sheet.width(i, width(table, i));
        }
        int row = 1;
        for (List<@Nullable Object> cells : table.rows()) {
            for (int i = 0; i < cells.size(); i++) {
                cell(sheet, row, i, cells.get(i));
            }
            row++;
        }
        if (table.rows().isEmpty()) {
            sheet.value(1, 0, Words.of("list.nothing").in(language));
        } else {
            sheet.setAutoFilter(0, 0, row - 1, columns.size() - 1);
        }
        if (table.isCut()) {
            sheet.value(row + 1, 0, table.cut().in(language));
        }
        print(sheet, true);
    }

    /** Returns a width that shows the longest cell of a column, if that is not too long. */
    private double width(Table table, int column) {
        int longest = table.rows().stream()
                .map(cells -> Column.text(cells.get(column)).in(language))
                .mapToInt(Workbook::characters)
                .max()
                .orElse(0);
        return Math.max(
                NARROW, Math.min(longest + 2, table.columns().get(column).isText() ? WIDE : MIDDLE));
    }

    /** Returns how many characters as wide as a digit a text takes. */
    private static int characters(String text) {
        return text.codePoints()
                .map(character -> Character.isIdeographic(character) ? 2 : 1)
                .sum();
    }

    private void cell(Worksheet sheet, int row, int column, @Nullable Object value) {
        if (value == null) {
            return;
        }
        StyleSetter style = sheet.style(row, column);
        style.verticalAlignment("top");
        if (value instanceof Money amount) {
            sheet.value(row, column, amount.toBigDecimal());
            style.format(AMOUNT);
        } else if (value instanceof Points points) {
            sheet.value(row, column, points.toBigDecimal());
            style.format(AMOUNT);
        } else if (value instanceof Long count) {
            sheet.value(row, column, count);
            style.format(COUNT);
        } else if (value instanceof LocalDate date) {
            sheet.value(row, column, date);
            style.format(DATE);
        } else {
            String text = Column.text(value).in(language);
            sheet.value(row, column, text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS));
            style.wrapText(true);
        }
        style.set();
    }

    private static void print(Worksheet sheet, boolean hasHead) {
        if (hasHead) {
            sheet.freezePane(0, 1);
            sheet.repeatRows(0);
        }
        sheet.paperSize(org.dhatim.fastexcel.PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.footer("&P / &N", org.dhatim.fastexcel.Position.RIGHT);
    }

    /**
     * The library writes the clock's time into one part, so that part is replaced. How it zips can be read from a file only.
     */
    private static byte[] withFixedDate(byte[] workbook) throws IOException {
        Path file = Files.createTempFile("reckon-report-", ".xlsx");
        try {
            Files.write(file, workbook);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipFile in = new ZipFile(file.toFile());
                    ZipOutputStream out = new ZipOutputStream(bytes)) {
                for (ZipEntry entry : Collections.list(in.entries())) {
                    ZipEntry copy = new ZipEntry(entry.getName());
                    copy.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                    out.putNextEntry(copy);
                    boolean hasTime = entry.getName().equals(PROPERTIES);
                    out.write(hasTime ? FIXED_PROPERTIES.getBytes(StandardCharsets.UTF_8) : content(in, entry));
                }
            }
            return bytes.toByteArray();
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] content(ZipFile file, ZipEntry entry) throws IOException {
        try (InputStream in = file.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
