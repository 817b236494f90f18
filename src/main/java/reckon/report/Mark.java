package reckon.report;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import reckon.money.Money;

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

    /** Returns a bar of a day, on a time axis; {@code isNamed}: its number stands above it. */
    static Mark column(LocalDate day, Money amount, String color, boolean isNamed) {
        return new Mark(
                Text.same(day.toString().substring("yyyy-".length())),
                Numbers.money(amount),
                Map.of("value", amount.cents(), "color", color, "isNamed", isNamed));
    }

    /** Returns a number without a bar: what is collected from several cannot be compared with single ones. */
    static Mark number(Text label, String text) {
        return bar(label, 0, text, "grey");
    }

    /** Returns the bar with a thinner one below it. */
    Mark above(long second, String secondText) {
        Map<String, Object> both = new HashMap<>(lengths);
        both.put("second", second);
        both.put("secondText", secondText);
        return new Mark(label, text, both);
    }

    /** Returns what the bar says when it is pointed at; {@code isSecond}: the thinner one. */
    String title(boolean isSecond) {
        String number = isSecond ? lengths.getOrDefault("secondText", text).toString() : text;
        return label.isSame() ? label.en() + ": " + number : number;
    }
}
