package reckon.policyfile;

import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Settings of one level of a policy file, read as plain text with the line that each stands on. */
final class Section {
    private final String file;
    private final String path;
    private final int line;
    private final Map<String, Node> settings = new LinkedHashMap<>();
    private final Set<String> unread = new LinkedHashSet<>();
    private final List<Section> sections = new ArrayList<>();

    private Section(String file, String path, MappingNode node) {
        this.file = file;
        this.path = path;
        this.line = lineOf(node);
        for (NodeTuple tuple : node.getValue()) {
            String key = keyOf(tuple.getKeyNode());
            if (settings.put(key, tuple.getValueNode()) != null) {
                throw wrong(lineOf(tuple.getKeyNode()), key, "stands there twice");
            }
            unread.add(key);
        }
    }

    private String keyOf(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new PolicyFileException(file + ", line " + lineOf(node) + ": the name of a setting must be a word");
        }
        return scalar.getValue();
    }

    static Section read(String file, Reader yaml) {
        Node node;
        try {
            node = new Yaml(new LoaderOptions()).compose(yaml);
        } catch (YAMLException e) {
            throw new PolicyFileException(file + ": not YAML: " + e.getMessage());
        }
        if (!(node instanceof MappingNode mapping)) {
            throw new PolicyFileException(file + ": not a policy file: it has no settings");
        }
        return new Section(file, "", mapping);
    }

    Section section(String key) {
        Node node = required(key);
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(lineOf(node), key, "must have settings below it");
        }
        Section section = new Section(file, path + key + ".", mapping);
        sections.add(section);
        return section;
    }

    @Nullable
    Section optionalSection(String key) {
        return settings.containsKey(key) ? section(key) : null;
    }

    String text(String key) {
        return parsed(key, text -> text, "text");
    }

    /** Returns a setting as {@code parser} reads it; {@code expected} completes "must be ...". */
    <T> T parsed(String key, Function<String, T> parser, String expected) {
        return parse(key, required(key), parser, expected);
    }

    <T> @Nullable T optional(String key, Function<String, T> parser, String expected) {
        return settings.containsKey(key) ? parse(key, required(key), parser, expected) : null;
    }

    int wholeNumber(String key, int least) {
        return parsed(key, text -> atLeast(least, Integer.parseInt(text)), "a whole number of at least " + least);
    }

    private static int atLeast(int least, int number) {
        if (number < least) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    /** Returns a decimal that is zero or greater. */
    BigDecimal decimal(String key) {
        return parsed(key, Section::notNegative, "a decimal, zero or greater");
    }

    private static BigDecimal notNegative(String text) {
        BigDecimal number = new BigDecimal(text);
        if (number.signum() < 0 || number.scale() < 0) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    Set<String> words(String key) {
        Node node = required(key);
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong(lineOf(node), key, "must be a list");
        }
        Set<String> words = new LinkedHashSet<>();
        for (Node item : sequence.getValue()) {
            if (!words.add(parse(key, item, text -> text, "a list of words"))) {
                throw wrong(lineOf(item), key, "names " + ((ScalarNode) item).getValue() + " twice");
            }
        }
        return Collections.unmodifiableSet(words);
    }

    <E extends Enum<E>> E inList(String key, String word, Class<E> allowed) {
        return Arrays.stream(allowed.getEnumConstants())
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElseThrow(() -> wrong(
                        lineOf(required(key)),
                        key,
                        "names " + word + ", which is not one of " + Arrays.toString(allowed.getEnumConstants())));
    }

    /** Throws for the first setting that nobody asked for, here or below. */
    void refuseWhatWasNotRead() {
        for (String key : unread) {
            throw wrong(lineOf(required(key)), key, "is not a setting of a policy");
        }
        sections.forEach(Section::refuseWhatWasNotRead);
    }

    private Node required(String key) {
        unread.remove(key);
        Node node = settings.get(key);
        if (node == null) {
            throw wrong(line, key, "is missing");
        }
        return node;
    }

    private <T> T parse(String key, Node node, Function<String, T> parser, String expected) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isEmpty()) {
            throw wrong(lineOf(node), key, "must be " + expected);
        }
        try {
            return parser.apply(scalar.getValue());
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            throw wrong(lineOf(node), key, "is " + scalar.getValue() + " and must be " + expected);
        }
    }

    private PolicyFileException wrong(int atLine, String key, String what) {
        return new PolicyFileException(file + ", line " + atLine + ": " + path + key + " " + what);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
