package reckon.policyfile;

import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Settings of one level of a policy file, read as plain text with the line that each stands on.
 *
 * <p>What is wrong is kept in mind and something harmless stands for it, so that the rest is read too and all of it is said.
 */
final class Section {
    private static final Mark START = new Mark("", 0, 0, 0, new int[0], 0);

    private final List<String> problems;
    private final String file;
    private final String path;
    private final int line;
    private final Map<String, Node> settings = new LinkedHashMap<>();
    private final Set<String> unread = new LinkedHashSet<>();
    private final List<Section> sections = new ArrayList<>();

    private Section(List<String> problems, String file, String path, MappingNode node) {
        this.problems = problems;
        this.file = file;
        this.path = path;
        this.line = lineOf(node);
        for (NodeTuple tuple : node.getValue()) {
            String key = keyOf(tuple.getKeyNode());
            if (key == null) {
                continue;
            }
            if (settings.put(key, tuple.getValueNode()) != null) {
                wrong(lineOf(tuple.getKeyNode()), key, "stands there twice");
            }
            unread.add(key);
        }
    }

    private @Nullable String keyOf(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.add(file + ", line " + lineOf(node) + ": the name of a setting must be a word");
            return null;
        }
        return scalar.getValue();
    }

    /** @throws PolicyFileException if it is no YAML, or has no settings */
    static Section read(String file, Reader yaml) {
        Node node;
        try {
            node = new Yaml(new LoaderOptions()).compose(yaml);
        } catch (YAMLException e) {
            throw new PolicyFileException(List.of(file + ": not YAML: " + e.getMessage()));
        }
        if (!(node instanceof MappingNode mapping)) {
            throw new PolicyFileException(List.of(file + ": not a policy file: it has no settings"));
        }
        return new Section(new ArrayList<>(), file, "", mapping);
    }

    /** Returns the settings below a key; where there are none, nothing is said of what is missing in them. */
    Section section(String key) {
        Node node = required(key);
        if (node instanceof MappingNode mapping) {
            Section section = new Section(problems, file, path + key + ".", mapping);
            sections.add(section);
            return section;
        }
        if (node != null) {
            wrong(lineOf(node), key, "must have settings below it");
        }
        MappingNode nothing = new MappingNode(Tag.MAP, true, List.of(), START, START, DumperOptions.FlowStyle.BLOCK);
        return new Section(new ArrayList<>(), file, path + key + ".", nothing);
    }

    @Nullable
    Section optionalSection(String key) {
        return settings.containsKey(key) ? section(key) : null;
    }

    String text(String key) {
        return parsed(key, text -> text, "text", "");
    }

    /**
     * Returns a setting as {@code parser} reads it.
     *
     * @param expected completes "must be ..."
     * @param standIn stands for it where it is missing or wrong
     */
    <T> T parsed(String key, Function<String, T> parser, String expected, T standIn) {
        Node node = required(key);
        T value = node == null ? null : parse(key, node, parser, expected);
        return value == null ? standIn : value;
    }

    <T> @Nullable T optional(String key, Function<String, T> parser, String expected) {
        Node node = settings.containsKey(key) ? required(key) : null;
        return node == null ? null : parse(key, node, parser, expected);
    }

    int wholeNumber(String key, int least) {
        return parsed(
                key,
                text -> atLeast(least, Integer.parseInt(text)),
                "a whole number of at least " + least,
                Math.max(1, least));
    }

    private static int atLeast(int least, int number) {
        if (number < least) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    /** Returns a decimal that is zero or greater. */
    BigDecimal decimal(String key) {
        return parsed(key, Section::notNegative, "a decimal, zero or greater", BigDecimal.ZERO);
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
        Set<String> words = new LinkedHashSet<>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                String word = parse(key, item, text -> text, "a list of words");
                if (word != null && !words.add(word)) {
                    wrong(lineOf(item), key, "names " + word + " twice");
                }
            }
        } else if (node != null) {
            wrong(lineOf(node), key, "must be a list");
        }
        return Collections.unmodifiableSet(words);
    }

    /** Returns those words of a list that are constants of an enum. */
    <E extends Enum<E>> Set<E> constants(String key, Class<E> allowed) {
        Set<E> constants = EnumSet.noneOf(allowed);
        for (String word : words(key)) {
            Optional<E> constant = Arrays.stream(allowed.getEnumConstants())
                    .filter(one -> one.name().equals(word))
                    .findFirst();
            constant.ifPresentOrElse(
                    constants::add,
                    () -> wrong(
                            lineOf(Objects.requireNonNull(settings.get(key))),
                            key,
                            "names " + word + ", which is not one of " + Arrays.toString(allowed.getEnumConstants())));
        }
        return Collections.unmodifiableSet(constants);
    }

    /**
     * Ends the reading of the file.
     *
     * @throws PolicyFileException if something was wrong, or there is a setting that nobody asked for, here or below
     */
    void end() {
        noteWhatWasNotRead();
        if (!problems.isEmpty()) {
            throw new PolicyFileException(problems);
        }
    }

    private void noteWhatWasNotRead() {
        for (String key : unread) {
            wrong(lineOf(Objects.requireNonNull(settings.get(key))), key, "is not a setting of a policy");
        }
        sections.forEach(Section::noteWhatWasNotRead);
    }

    private @Nullable Node required(String key) {
        unread.remove(key);
        Node node = settings.get(key);
        if (node == null) {
            wrong(line, key, "is missing");
        }
        return node;
    }

    private <T> @Nullable T parse(String key, Node node, Function<String, T> parser, String expected) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isEmpty()) {
            wrong(lineOf(node), key, "must be " + expected);
            return null;
        }
        try {
            return parser.apply(scalar.getValue());
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            wrong(lineOf(node), key, "is " + scalar.getValue() + " and must be " + expected);
            return null;
        }
    }

    private void wrong(int atLine, String key, String what) {
        problems.add(file + ", line " + atLine + ": " + path + key + " " + what);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
