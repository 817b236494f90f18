package reckon.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reckon.support.CsvRows;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is expected of one night of an intake case, held against what came of it. */
final class IntakeExpectation {
    private final JsonNode expected;
    private final int exitCode;
    private final Path run;
    private final String said;

    /** @param said what the program printed, the log included */
    IntakeExpectation(JsonNode expected, int exitCode, Path run, String said) {
        this.expected = expected;
        this.exitCode = exitCode;
        this.run = run;
        this.said = said;
    }

    /** Returns in what the decisions and the resets are not as expected. */
    List<String> differencesInDecisions() {
        List<String> differences = new ArrayList<>();
        Map<String, List<String>> found = new TreeMap<>();
        for (Map<String, String> line : rows("audit.csv")) {
            String key = line.get("request_id").isEmpty() ? line.get("order_id") : line.get("request_id");
            found.put(
                    key,
                    List.of(
                            line.get("decision"),
                            line.get("reason"),
                            amount(line.get("refund_amount")),
                            line.get("account_id")));
        }
        Map<String, List<String>> wanted = new TreeMap<>();
        properties("decisions").forEach(entry -> wanted.put(entry.getKey(), texts(entry.getValue())));
        Stream.concat(found.keySet().stream(), wanted.keySet().stream())
                .distinct()
                .forEach(key -> {
                    List<String> want = wanted.get(key);
                    List<String> got = found.get(key);
                    boolean same = want != null
                            && got != null
                            && got.subList(0, want.size()).equals(want);
                    if (!same) {
                        differences.add("decision " + key + ": expected " + want + ", got " + got);
                    }
                });
        for (Map.Entry<String, JsonNode> account : properties("resets")) {
            List<List<String>> want = account.getValue()
                    .valueStream()
                    .map(IntakeExpectation::texts)
                    .toList();
            List<List<String>> got = rows("quota.csv").stream()
                    .filter(line -> line.get("movement").equals("RESET")
                            && line.get("account_id").equals(account.getKey()))
                    .map(line -> List.of(line.get("reference"), amount(line.get("points"))))
                    .toList();
            addDifference(differences, "resets of " + account.getKey(), want, got);
        }
        return differences;
    }

    /** Returns in what all but the decisions is not as expected. */
    List<String> differencesInFiles() {
        List<String> differences = new ArrayList<>();
        JsonNode exit = expected.get("exit");
        List<String> codes = exit.isArray() ? texts(exit) : List.of(exit.asString());
        if (!codes.contains(String.valueOf(exitCode))) {
            differences.add("exit: expected " + codes + ", got " + exitCode);
        }
        JsonNode manifest = JsonMapper.shared().readTree(text("manifest.json"));
        List<String> refused = manifest.get("inputs")
                .valueStream()
                .filter(input -> input.get("refused").asBoolean())
                .map(input -> input.get("name").asString())
                .sorted()
                .toList();
        if (isCompared("refused")) {
            addDifference(differences, "refused", sorted("refused"), refused);
        }
        if (isCompared("not_taken")) {
            addDifference(
                    differences,
                    "not_taken",
                    sorted("not_taken"),
                    texts(manifest.get("not_taken")).stream().sorted().toList());
        }
        addDifferencesInRejects(differences, refused);
        String anywhere = said + "\n" + text("rejects.csv") + "\n" + text("manifest.json");
        list("words").stream()
                .filter(words -> !isSaid(words, anywhere))
                .forEach(words -> differences.add("not said: " + words));
        String everywhere = said + "\n" + everyFile();
        list("absent").stream()
                .filter(word -> everywhere.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)))
                .forEach(word -> differences.add("said, and must not be: " + word));
        return differences;
    }

    private void addDifferencesInRejects(List<String> differences, List<String> refused) {
        if (!isCompared("rejects")) {
            return;
        }
        Map<String, List<Map<String, String>>> byFile = rows("rejects.csv").stream()
                .collect(Collectors.groupingBy(row -> row.get("file"), TreeMap::new, Collectors.toList()));
        Map<String, JsonNode> wanted = new TreeMap<>();
        properties("rejects").forEach(entry -> wanted.put(entry.getKey(), entry.getValue()));
        byFile.keySet().stream()
                .filter(file -> !wanted.containsKey(file) && !refused.contains(file))
                .forEach(file -> differences.add("rejects of " + file + ": " + byFile.get(file)));
        wanted.forEach((file, want) -> {
            List<Map<String, String>> got = byFile.getOrDefault(file, List.of());
            Map<String, String> first = got.isEmpty() ? Map.of() : got.get(0);
            for (Map.Entry<String, JsonNode> field : want.properties()) {
                String actual = field.getKey().equals("lines") ? String.valueOf(got.size()) : first.get(field.getKey());
                addDifference(
                        differences,
                        field.getKey() + " of rejects of " + file,
                        field.getValue().asString(),
                        actual);
            }
        });
    }

    /** Whether one of some words, divided by a bar, stands somewhere by itself, in any case, also in the plural. */
    private static boolean isSaid(String words, String where) {
        return Stream.of(words.split(Pattern.quote("|"))).anyMatch(word -> Pattern.compile(
                        "(?<!\\p{L})" + Pattern.quote(word) + "s?(?!\\p{L})",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(where)
                .find());
    }

    private static void addDifference(List<String> differences, String what, Object wanted, Object got) {
        if (!Objects.equals(wanted, got)) {
            differences.add(what + ": expected " + wanted + ", got " + got);
        }
    }

    /** Whether a field is compared: one that is left out means none, one that is null says that it does not matter. */
    private boolean isCompared(String field) {
        return !expected.has(field) || !expected.get(field).isNull();
    }

    private List<String> list(String field) {
        return expected.has(field) ? texts(expected.get(field)) : List.of();
    }

    private List<String> sorted(String field) {
        return list(field).stream().sorted().toList();
    }

    private List<Map.Entry<String, JsonNode>> properties(String field) {
        return expected.has(field) ? List.copyOf(expected.get(field).properties()) : List.of();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static String amount(String text) {
        return text.isEmpty() ? "0.00" : new BigDecimal(text).setScale(2).toPlainString();
    }

    private List<Map<String, String>> rows(String file) {
        return CsvRows.read(run.resolve(file));
    }

    private String text(String file) {
        try {
            return Files.readString(run.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String everyFile() {
        try (Stream<Path> files = Files.list(run)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                        .append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
