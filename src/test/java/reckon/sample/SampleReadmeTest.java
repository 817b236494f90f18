package reckon.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.sample.Sample.expected;
import static reckon.sample.Sample.readme;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That the sample's text speaks of every row, and says of each what the expected files say. */
final class SampleReadmeTest {
    private static final Pattern REQUEST_AT_START = Pattern.compile("(?m)^\"?(req-[A-Za-z0-9_-]+)");

    @Test
    void everyRequestDeliveredIsExplained() {
        List<String> requests = REQUEST_AT_START
                .matcher(Sample.text(Sample.INPUT.resolve("requests.csv")))
                .results()
                .map((MatchResult found) -> "`" + found.group(1) + "`")
                .toList();
        assertThat(requests).hasSizeGreaterThan(60);
        assertThat(readme()).contains(requests);
    }

    @Test
    void everyDecisionIsExplainedWithItsAmountOrItsReason() {
        assertThat(expected("audit.csv"))
                .allSatisfy(line -> assertThat(rowsOf(nameOf(line))).anyMatch(row -> row.contains(outcomeOf(line))));
    }

    @Test
    void pointsThatMoveAreSaidBeforeAndAfter() {
        assertThat(expected("audit.csv"))
                .filteredOn(line -> !line.get("points_spent").equals("0.00"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(rowsOf(nameOf(line)))
                        .anyMatch(row -> row.endsWith(
                                "| " + line.get("points_before") + " → " + line.get("points_after") + " |")));
    }

    @Test
    void everyBadLineIsExplained() {
        assertThat(expected("rejects.csv")).allSatisfy(line -> assertThat(rowsOf(line.get("file")))
                .anyMatch(row -> row.contains("| " + line.get("line") + " | " + (line.get("column") + " |").strip())));
    }

    private static String nameOf(Map<String, String> line) {
        return line.get("request_id").isEmpty() ? line.get("order_id") : line.get("request_id");
    }

    private static String outcomeOf(Map<String, String> line) {
        return line.get("reason").isEmpty() ? "**" + line.get("refund_amount") + "**" : "`" + line.get("reason") + "`";
    }

    /** Returns the rows of the text's tables that begin with a name. */
    private static List<String> rowsOf(String name) {
        return readme().lines()
                .filter(row -> row.startsWith("| `" + name + "` |"))
                .toList();
    }
}
