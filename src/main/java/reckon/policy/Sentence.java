package reckon.policy;

import java.util.List;

/**
 * A sentence, or a part of one, as a value: its words apart from its details.
 *
 * <p>The words stand in English where the rule is; they are also the key by which another {@link Language} finds its own.
 *
 * @param template the words, with {@code {0}}, {@code {1}} ... where the details go; written by us, never delivered
 * @param details amounts, numbers, dates, ids; other explanations; and lists of these
 */
public record Sentence(String template, List<Object> details) implements Explanation {

    /** Returns a sentence of some words and at most ten details. */
    public static Sentence of(String template, Object... details) {
        return new Sentence(template, List.of(details));
    }
}
