package reckon.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that stands on the page.
 *
 * @param language the one it opens in
 * @param facts stand below the title
 * @param reasons why the run is incomplete, in English as the manifest has them
 * @param beside stands beside the totals
 */
record Page(
        ReportLanguage language,
        String currency,
        Text title,
        List<Text> facts,
        @Nullable Band band,
        List<String> reasons,
        List<ToDo> toDo,
        Totals totals,
        @Nullable Figure beside,
        List<Figure> figures,
        @Nullable BreakList breaks,
        List<Table> tables,
        List<Text> foot) {}
