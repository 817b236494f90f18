package reckon.report;

import java.util.ArrayList;
import java.util.List;

/** A figure with its pictures, of which the page shows the one that fits its width and language. */
record DrawnFigure(Figure figure, List<Picture> pictures) {
    /** @param style for which width and language it is, as the style sheet calls them */
    record Picture(String style, String svg) {}

    static DrawnFigure of(Figure figure) {
        List<Picture> pictures = new ArrayList<>();
        Chart chart = figure.chart();
        if (chart != null) {
            for (int width : List.of(Chart.WIDE, Chart.NARROW)) {
                String style = width == Chart.WIDE ? "wide" : "narrow";
                for (ReportLanguage language : ReportLanguage.values()) {
                    if (chart.isSame() && language != ReportLanguage.EN) {
                        continue;
                    }
                    String word = language == ReportLanguage.EN ? "en" : "zh";
                    String name = figure.id() + "-" + style + "-" + word;
                    String svg = Pictures.get().draw(chart, width, language, name);
                    pictures.add(new Picture(chart.isSame() ? style : style + " " + word, svg));
                }
            }
        }
        return new DrawnFigure(figure, pictures);
    }
}
