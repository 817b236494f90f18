package reckon.answers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.policy.Sentence;

/**
 * An answer, apart from the language and the form that it is told in.
 *
 * @param heading what it comes to
 */
public record Reply(Sentence heading, List<Section> sections) {

    /** A part of it; its name and those in it are English words, by which another language finds its own. */
    public sealed interface Section permits Facts, Listing {
        String name();
    }

    /** Single values, each with a name. */
    public record Facts(String name, List<Fact> facts) implements Section {
        Facts(String name) {
            this(name, new ArrayList<>());
        }

        /** Adds a value; null adds nothing. */
        Facts add(String label, @Nullable Object value) {
            if (value != null) {
                facts.add(new Fact(label, value));
            }
            return this;
        }
    }

    /** One value: an explanation, an amount, a number, or a text that is the same in all languages. */
    public record Fact(String name, Object value) {}

    /** Rows of values, as many in each as there are columns; {@code ""} stands for none. */
    public record Listing(String name, List<String> columns, List<List<Object>> rows) implements Section {
        Listing(String name, String... columns) {
            this(name, List.of(columns), new ArrayList<>());
        }

        /** Adds a row; null stands for none. */
        Listing add(@Nullable Object... values) {
            rows.add(Arrays.stream(values)
                    .map(value -> value == null ? "" : value)
                    .toList());
            return this;
        }
    }
}
