package reckon.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.sample.Sample.expected;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code quote} says, before anything is asked, what the sample's requests come to when they are. */
final class SampleQuotedIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static TestDatabase database;
    private static Nights nights;

    @BeforeAll
    static void runTheNightWithoutRequests(@TempDir Path folder) throws IOException {
        Path input = Files.createDirectories(folder.resolve("input"));
        for (Path file : Folders.contents(Sample.INPUT)) {
            if (!file.endsWith("requests.csv") && !file.endsWith("settlements.csv")) {
                Files.copy(file, input.resolve(file.getFileName()));
            }
        }
        database = DATABASES.create(DatabaseKind.H2);
        nights = new Nights(database, folder.resolve("output"));
        nights.run(Sample.BUSINESS_DATE, input);
    }

    private static Map<String, String> decisionOn(String requestId) {
        return expected("audit.csv").stream()
                .filter(line -> line.get("request_id").equals(requestId))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome quote(Map<String, String> decision, String... more) {
        String[] arguments = new String[7 + more.length];
        System.arraycopy(
                new String[] {
                    "quote",
                    "--resource",
                    decision.get("resource_id"),
                    "--at",
                    decision.get("submitted_at"),
                    "--kind",
                    decision.get("kind")
                },
                0,
                arguments,
                0,
                7);
        System.arraycopy(more, 0, arguments, 7, more.length);
        return nights.execute(arguments);
    }

    private static JsonNode json(Outcome outcome) {
        assertThat(outcome.exitCode()).as("%s", outcome).isZero();
        return JsonMapper.shared().readTree(outcome.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"req-x3", "req-f3-resized", "req-f3-split", "req-f4", "req-f1", "req-package-usage", "req-e05"})
    void comesToWhatTheRequestWouldComeTo(String requestId) {
        Map<String, String> decision = decisionOn(requestId);
        JsonNode quote = json(quote(decision, "--json")).get("quote");

        assertThat(quote.get("decision").asString()).isEqualTo(decision.get("decision"));
        assertThat(quote.get("refund_amount").asString()).isEqualTo(decision.get("refund_amount"));
        assertThat(quote.get("cost_in_points").asString()).isEqualTo(decision.get("points_spent"));
        assertThat(quote.at("/explanation/text").asString()).isEqualTo(decision.get("explanation"));
    }

    @Test
    void saysWhenTheDayAfterTheThirtiethBringsMore() {
        JsonNode changes =
                json(quote(decisionOn("req-f3-day-30"), "--json")).get("changes_ahead_by_more_than_a_day_s_price");

        assertThat(changes.get(0).get("from").asString()).startsWith("2026-11-04T10:00:00.000001");
        assertThat(changes.get(0).get("just_before").asString())
                .isEqualTo(decisionOn("req-f3-day-30").get("refund_amount"));
        assertThat(changes.get(0).get("then").asString())
                .isEqualTo(decisionOn("req-f3-day-31").get("refund_amount"));
    }

    @Test
    void saysWhatIsMissingAndWhatItWouldBringWithEnoughPoints() {
        Map<String, String> decision = decisionOn("req-q-last-second");
        assertThat(quote(Map.of(
                                "resource_id",
                                decision.get("resource_id"),
                                "submitted_at",
                                "2026-11-04T08:00:00+08:00",
                                "kind",
                                "RESOURCE"))
                        .out())
                .contains("By order", "Changes ahead by more than a day's price", "as of the run of  2026-11-04");
    }

    @Test
    void recordsNothing() {
        String rows = "SELECT (SELECT COUNT(*) FROM decision) + (SELECT COUNT(*) FROM movement)"
                + " + (SELECT COUNT(*) FROM request) + (SELECT COUNT(*) FROM run)";
        long before = database.number(rows);

        json(quote(decisionOn("req-f4"), "--json"));

        assertThat(database.number(rows)).isEqualTo(before);
    }

    @Test
    void aResourceThatNobodyKnowsIsSaidWithWhatWasSearched() {
        Outcome outcome = nights.execute("quote", "--resource", "bcc-nobody");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("No resource has the id bcc-nobody", "next night");
    }

    @Test
    void inChineseNoEnglishSentenceIsLeft() {
        assertThat(quote(decisionOn("req-f3-day-30"), "--lang", "zh").out().lines())
                .allSatisfy(line -> assertThat(line)
                        .doesNotContainPattern("(?<![\\w/.=-])(the|of|is|are|was|and|to|it|by|for|not)(?![\\w/.=-])")
                        .doesNotContainPattern("^ {2}[a-z][a-z ]+ {2}"));
    }
}
