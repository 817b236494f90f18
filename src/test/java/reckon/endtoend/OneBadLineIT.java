package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.support.CsvRows;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.Nights;
import reckon.support.Project;

/** Rule I3 as a property: whichever line of the sample night is turned bad, no decision pays more than it does without that. */
final class OneBadLineIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final LocalDate DATE = LocalDate.of(2026, 11, 4);
    private static final int STRIDE = Boolean.getBoolean("reckon.long") ? 1 : 9;

    /** What other resources depend on too: always turned bad. */
    private static final String MEMBER_OF_A_BUNDLE = ",bundle-";

    /** How many fields of a line say what it is about, where those are the first ones. */
    private static final int KEY_FIELDS = 3;

    @TempDir
    private Path folder;

    /** What the audit says of a request that counts here. */
    private record Line(String user, String decision, BigDecimal refund, String reason) {}

    @ParameterizedTest
    @CsvSource({
        "accounts.csv, risk, MAYBE",
        "resources-day.csv, status, LOST",
        "orders.csv, status, LOST",
        "prices.csv, list_price, dear",
        "grants.csv, points, many",
        "consumption.csv, amount, much",
    })
    @DisplayName(
            "I3: no decision pays more after a line was turned bad, unless another request of its user now waits for it")
    void noDecisionPaysMoreForABadLine(String file, String column, String bad) throws IOException {
        assertPaysNoMore(file, (lines, at) -> withBad(lines, at, column, bad));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"accounts.csv", "resources-day.csv", "orders.csv", "prices.csv", "grants.csv", "consumption.csv"
            })
    @DisplayName(
            "I3: no decision pays more after a line was cut off, unless another request of its user now waits for it")
    void noDecisionPaysMoreForALineThatWasCutOff(String file) throws IOException {
        assertPaysNoMore(file, OneBadLineIT::withCutOff);
    }

    private void assertPaysNoMore(String file, BiFunction<List<String>, Integer, List<String>> change)
            throws IOException {
        Map<String, Line> good = decided(Project.folder().resolve("sample-data/input"), "good");
        assertThat(good.values()).filteredOn(line -> line.refund().signum() > 0).hasSizeGreaterThan(30);
        List<String> lines =
                Files.readAllLines(Project.folder().resolve("sample-data/input").resolve(file), StandardCharsets.UTF_8);
        int turned = 0;
        for (int at = 1; at < lines.size(); at++) {
            List<String> changed = change.apply(lines, at);
            boolean isChosen = at % STRIDE == 1 || lines.get(at).contains(MEMBER_OF_A_BUNDLE);
            if (isChosen && !changed.equals(lines)) {
                turned++;
                assertPaysNoMore(good, decidedWith(file, changed), file + ", line " + (at + 1));
            }
        }
        assertThat(turned).as("lines that were turned bad").isPositive();
    }

    /** Points and chances that a request which waits leaves to the others of its user are theirs to spend. */
    private static void assertPaysNoMore(Map<String, Line> good, Map<String, Line> found, String where) {
        Set<String> usersThatWait = new HashSet<>();
        found.forEach((id, line) -> {
            Line before = good.get(id);
            if (line.decision().equals("HELD")
                    && before != null
                    && !before.decision().equals("HELD")) {
                usersThatWait.add(before.user());
            }
        });
        found.forEach((id, line) -> {
            Line before = good.get(id);
            if (before != null && !usersThatWait.contains(before.user())) {
                assertThat(line.refund()).as("%s: %s, %s", where, id, line).isLessThanOrEqualTo(before.refund());
            }
        });
        assertThat(good.keySet()).as(where).containsAll(found.keySet());
    }

    private static List<String> withBad(List<String> lines, int at, String column, String bad) {
        List<String> header = List.of(lines.get(0).replace("\uFEFF", "").split(",", -1));
        List<String> fields = new ArrayList<>(List.of(lines.get(at).split(",", -1)));
        int index = header.indexOf(column);
        if (index < 0 || fields.size() != header.size()) {
            return lines;
        }
        fields.set(index, bad);
        List<String> changed = new ArrayList<>(lines);
        changed.set(at, String.join(",", fields));
        return changed;
    }

    private static List<String> withCutOff(List<String> lines, int at) {
        String[] fields = lines.get(at).split(",", -1);
        List<String> changed = new ArrayList<>(lines);
        changed.set(at, String.join(",", List.of(fields).subList(0, Math.min(fields.length - 1, KEY_FIELDS))));
        return changed;
    }

    private Map<String, Line> decidedWith(String file, List<String> lines) throws IOException {
        Path input = Files.createDirectories(folder.resolve("input"));
        Folders.copy(Project.folder().resolve("sample-data/input"), input);
        Files.write(input.resolve(file), lines, StandardCharsets.UTF_8);
        Map<String, Line> decided = decided(input, "found");
        Folders.remove(input);
        return decided;
    }

    private Map<String, Line> decided(Path input, String output) {
        Path run =
                new Nights(DATABASES.create(DatabaseKind.H2), folder.resolve(output)).runMaybeIncomplete(DATE, input);
        Map<String, Line> lines = new TreeMap<>();
        for (Map<String, String> row : CsvRows.read(run.resolve("audit.csv"))) {
            String requestId = row.get("request_id");
            lines.put(
                    requestId.isEmpty() ? row.get("order_id") : requestId,
                    new Line(
                            row.get("user_id"),
                            row.get("decision"),
                            new BigDecimal(row.get("refund_amount")),
                            row.get("reason")));
        }
        Folders.remove(folder.resolve(output));
        return lines;
    }
}
