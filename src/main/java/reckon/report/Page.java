package reckon.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that stands on the page.
 *
 * @param language the one it opens in
 * @param facts stand below the title; the first is the date
 * @param reasons why the run is incomplete, in English as the manifest has them
 * @param toDo a night's; a month has none
 * @param beside stands beside the totals
 */
record Page(
        ReportLanguage language,
        String currency,
        Text title,
        List<Text> facts,
        Band band,
        List<String> reasons,
        List<ToDo> toDo,
        Totals totals,
        @Nullable Figure beside,
        List<Figure> figures,
        @Nullable BreakList breaks,
        List<Table> tables,
        List<Text> foot) {

    /** Returns its name and date, which are words and digits. */
    String titleIn(ReportLanguage language) {
        return title.in(language) + " " + facts.get(0).in(language);
    }
}
