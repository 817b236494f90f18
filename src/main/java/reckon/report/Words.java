package reckon.report;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import reckon.files.CsvFields;
import reckon.policy.Reason;

/** The report's own words, {@code words.csv}: a line for each, with its key. */
final class Words {
    private static final Map<String, Text> BY_KEY = read();

    private Words() {}

    private static Map<String, Text> read() {
        Map<String, Text> words = new LinkedHashMap<>();
        for (String line : Resources.text("words.csv").lines().toList()) {
            String[] fields = CsvFields.of(line.getBytes(StandardCharsets.UTF_8));
            if (fields.length != 3 || words.put(fields[0], new Text(fields[1], fields[2])) != null) {
                throw new IllegalStateException("words.csv has a line that is none, or twice: " + line);
            }
        }
        return words;
    }

    static Map<String, Text> all() {
        return Map.copyOf(BY_KEY);
    }

    /**
     * Returns the words of a key with details in them.
     *
     * @param details texts, which stand in both languages as they are, and {@link Text}s
     * @throws IllegalStateException if there is no such key
     */
    static Text of(String key, Object... details) {
        Text words = BY_KEY.get(key);
        if (words == null) {
            throw new IllegalStateException("words.csv has no line " + key);
        }
        return new Text(filled(words.en(), ReportLanguage.EN, details), filled(words.zh(), ReportLanguage.ZH, details));
    }

    /** Returns the words for one or for several; the count is the first detail. */
    static Text ofCount(String key, long count, Object... details) {
        Object[] all = new Object[details.length + 1];
        all[0] = Numbers.count(count);
        System.arraycopy(details, 0, all, 1, details.length);
        return of(count == 1 ? key + ".one" : key, all);
    }

    /** Returns the words for a code, or the code where it has none. */
    static Text ofCode(String prefix, String code) {
        Text words = BY_KEY.get(prefix + "." + code);
        return words == null ? Text.same(code) : words;
    }

    /** Returns the policy's words for a reason, or its code where it is one of another program's. */
    static Text ofReason(String code) {
        for (Reason reason : Reason.values()) {
            if (reason.name().equals(code)) {
                return new Text(reason.english(), reason.chinese());
            }
        }
        return Text.same(code);
    }

    private static String filled(String words, ReportLanguage language, Object... details) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int place = words.indexOf('{'); place >= 0; place = words.indexOf('{', from)) {
            Object detail = details[words.charAt(place + 1) - '0'];
            text.append(words, from, place);
            text.append(detail instanceof Text both ? both.in(language) : detail);
            from = place + "{0}".length();
        }
        return text.append(words, from, words.length()).toString();
    }
}
