package reckon.report;

import java.util.List;

/** A figure with its pictures, of which the page shows the one that fits its width. */
record DrawnFigure(Figure figure, List<Picture> pictures) {
    /** @param style for which width it is, as the style sheet calls them */
    record Picture(String style, String svg) {}

    static DrawnFigure of(Figure figure) {
        Chart chart = figure.chart();
        return new DrawnFigure(
                figure,
                chart == null
                        ? List.of()
                        : List.of(
                                picture(figure, chart, Chart.WIDE, "wide"),
                                picture(figure, chart, Chart.NARROW, "narrow")));
    }

    private static Picture picture(Figure figure, Chart chart, int width, String style) {
        return new Picture(style, Pictures.get().draw(chart, width, figure.id() + "-" + style));
    }
}
