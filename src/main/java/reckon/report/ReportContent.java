package reckon.report;

import java.util.Map;
import java.util.TreeMap;
import reckon.files.RunReport;

/** The files of a report as bytes, by their names. */
public record ReportContent(Map<String, byte[]> files) {
    /** Begins to make what draws pictures, in a thread of its own, unless that was done before. */
    public static void prepare() {
        Pictures.prepare();
    }

    static ReportContent of(Page page) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(RunReport.NAMES.get(0), DrawnPage.of(page).html());
        files.put(RunReport.NAMES.get(1), Workbook.of(page));
        return new ReportContent(files);
    }
}
