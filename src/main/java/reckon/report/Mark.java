package reckon.report;

import java.util.Map;

/**
 * A bar of a picture.
 *
 * @param text its number as it is read
 * @param lengths what it is drawn by, in hundredths or counts, and the names of its colours
 */
record Mark(Text label, String text, Map<String, Object> lengths) {
    static Mark bar(Text label, long value, String text, String color) {
        return new Mark(label, text, Map.of("value", value, "color", color));
    }

    static Mark step(Text label, long from, long to, String text, String color) {
        return new Mark(label, text, Map.of("from", from, "to", to, "color", color));
    }

    /** Returns what the bar says when it is pointed at. */
    String title(ReportLanguage language) {
        return label.in(language) + ": " + text;
    }
}
