package reckon.answers;

import java.util.ArrayList;
import java.util.List;
import reckon.policy.Explanation;
import reckon.policy.Language;
import reckon.policy.Sentence;

/** Writes a reply for people, in columns. */
final class PlainText {
    private static final int FIRST_WIDE_LETTER = 0x2E80;
    private static final String INDENT = "  ";

    private final Language language;

    PlainText(Language language) {
        this.language = language;
    }

    String write(Reply reply) {
        StringBuilder text = new StringBuilder(language.text(reply.heading())).append('\n');
        for (Reply.Section section : reply.sections()) {
            List<List<String>> rows =
                    section instanceof Reply.Facts facts ? rows(facts) : rows((Reply.Listing) section);
            text.append('\n').append(word(section.name())).append('\n');
            append(rows, text);
        }
        return text.toString();
    }

    private List<List<String>> rows(Reply.Facts facts) {
        return facts.facts().stream()
                .map(fact -> List.of(word(fact.name()), value(fact.value())))
                .toList();
    }

    private List<List<String>> rows(Reply.Listing listing) {
        List<List<String>> rows = new ArrayList<>();
        if (listing.rows().isEmpty()) {
            return List.of(List.of(word("none")));
        }
        rows.add(listing.columns().stream().map(this::word).toList());
        listing.rows().forEach(row -> rows.add(row.stream().map(this::value).toList()));
        return rows;
    }

    private static void append(List<List<String>> rows, StringBuilder text) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(INDENT);
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i));
                if (i < row.size() - 1) {
                    line.append(" ".repeat(widest(rows, i) - width(row.get(i)))).append(INDENT);
                }
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static int widest(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
    }

    /** A Chinese letter takes two places. */
    private static int width(String text) {
        return text.codePoints()
                .map(letter -> letter < FIRST_WIDE_LETTER ? 1 : 2)
                .sum();
    }

    private String word(String english) {
        return language.text(Sentence.of(english));
    }

    private String value(Object value) {
        return value instanceof Explanation explanation ? language.text(explanation) : value.toString();
    }
}
