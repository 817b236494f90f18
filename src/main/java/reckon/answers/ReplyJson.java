package reckon.answers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import reckon.policy.Calculation;
import reckon.policy.Explanation;
import reckon.policy.Language;
import reckon.policy.Sentence;
import reckon.policy.Subtrahend;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a reply as JSON: sections and names in snake case and English, amounts as texts with two places. An explanation is its
 * text and its parts: the words with their details, or the calculation term by term.
 */
final class ReplyJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int PLACES = 4;

    private final Language language;

    ReplyJson(Language language) {
        this.language = language;
    }

    String write(List<Reply> replies) {
        List<Object> all = new ArrayList<>();
        for (Reply reply : replies) {
            Map<String, Object> sections = new LinkedHashMap<>();
            sections.put("heading", language.text(reply.heading()));
            reply.sections().forEach(section -> sections.put(key(section.name()), section(section)));
            all.add(sections);
        }
        return MAPPER.writeValueAsString(all.size() == 1 ? all.get(0) : all) + "\n";
    }

    private Object section(Reply.Section section) {
        if (section instanceof Reply.Facts facts) {
            Map<String, Object> values = new LinkedHashMap<>();
            facts.facts().forEach(fact -> values.put(key(fact.name()), value(fact.value())));
            return values;
        }
        Reply.Listing listing = (Reply.Listing) section;
        List<Object> rows = new ArrayList<>();
        for (List<Object> row : listing.rows()) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                values.put(key(listing.columns().get(i)), value(row.get(i)));
            }
            rows.add(values);
        }
        return rows;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    private Object value(Object value) {
        if (value instanceof Explanation explanation) {
            return explanation(explanation);
        }
        if (value instanceof List<?> items) {
            return items.stream().map(this::value).toList();
        }
        return value instanceof Integer || value instanceof Long || value instanceof Boolean ? value : value.toString();
    }

    private Map<String, Object> explanation(Explanation explanation) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("text", language.text(explanation));
        if (explanation instanceof Sentence sentence) {
            parts.put("words", sentence.template());
            parts.put("details", value(sentence.details()));
            return parts;
        }
        Calculation calculation = (Calculation) explanation;
        parts.put("summands", value(calculation.summands()));
        parts.put(
                "subtrahends",
                calculation.subtrahends().stream().map(this::subtrahend).toList());
        parts.put("result", calculation.result().toString());
        parts.put("notes", value(calculation.notes()));
        parts.put("remarks", value(calculation.remarks()));
        return parts;
    }

    private Map<String, Object> subtrahend(Subtrahend part) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("text", language.text(part.written()));
        parts.put("kind", part.kind().name());
        parts.put("count", part.count());
        parts.put("amount", part.amount().toString());
        parts.put("divisor", part.divisor());
        parts.put("factor", part.factor().toPlainString());
        parts.put("value", part.value(PLACES).toPlainString());
        return parts;
    }
}
