package reckon.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture as {@code pictures.js} is told it.
 *
 * @param kind which of its options
 * @param texts what else the picture has, by its name there; a {@link Text} is put in the language
 */
record Chart(String kind, List<Mark> marks, Map<String, Object> texts) {
    /** Stands between the English and the Chinese of a text; in no other text. */
    static final char SEPARATOR = '\u001f';

    static final int WIDE = 540;
    static final int NARROW = 336;

    Chart(String kind, List<Mark> marks) {
        this(kind, marks, Map.of());
    }

    Map<String, Object> spec(int width) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("kind", kind);
        spec.put("width", width);
        texts.forEach((name, text) -> spec.put(name, text instanceof Text words ? both(words) : text));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Mark mark : marks) {
            Map<String, Object> row = new LinkedHashMap<>(mark.lengths());
            row.put("label", both(mark.label()));
            row.put("text", mark.text());
            rows.add(row);
        }
        spec.put("rows", rows);
        return spec;
    }

    private static String both(Text text) {
        String en = text.en().replace(SEPARATOR, ' ');
        return text.isSame() ? en : en + SEPARATOR + text.zh().replace(SEPARATOR, ' ');
    }
}
