package reckon.report;

import org.jspecify.annotations.Nullable;
import reckon.month.MonthDrawing;
import reckon.month.MonthSummary;

/** Draws the report of a month as a page like that of a night. */
public final class MonthlyReport implements MonthDrawing {
    private final ReportLanguage language;

    /** @param language the one that the page opens in */
    public MonthlyReport(ReportLanguage language) {
        this.language = language;
    }

    @Override
    public byte[] draw(MonthSummary month, @Nullable MonthSummary before) {
        return DrawnPage.of(MonthlyPage.of(new Months(month, before), language)).html();
    }
}
