package reckon.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static reckon.sample.Sample.expected;
import static reckon.sample.Sample.readme;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Folders;
import reckon.support.Nights;
import reckon.support.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code explain} says of each request of the sample what its text works out by hand. */
final class SampleExplainedIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final Pattern POINTS = Pattern.compile("(\\d+\\.\\d\\d) → (\\d+\\.\\d\\d)");
    private static final Path OUTPUT = Folders.create("explained");
    private static final Map<String, JsonNode> EXPLAINED = new TreeMap<>();
    private static Nights nights;

    @BeforeAll
    static void runTheNightAndExplainAllThatItDecided() {
        nights = new Nights(DATABASES.create(DatabaseKind.H2), OUTPUT);
        nights.run(Sample.BUSINESS_DATE, Sample.INPUT);
        Outcome outcome = explain(
                expected("audit.csv").stream().map(SampleExplainedIT::idOf).toList(), "--json");
        assertThat(outcome.exitCode()).as("%s", outcome).isZero();
        for (JsonNode reply : JsonMapper.shared().readTree(outcome.out())) {
            JsonNode decision = reply.get("decision_as_recorded");
            EXPLAINED.put(
                    (decision.has("request") ? decision.get("request") : decision.get("order")).asString(), reply);
        }
    }

    @AfterAll
    static void removeOutput() {
        Folders.remove(OUTPUT);
    }

    private static Outcome explain(List<String> ids, String... options) {
        List<String> arguments = new ArrayList<>(List.of("explain", "--output", OUTPUT.toString()));
        arguments.addAll(List.of(options));
        arguments.addAll(ids);
        return nights.execute(arguments.toArray(String[]::new));
    }

    private static String idOf(Map<String, String> line) {
        return line.get("request_id").isEmpty() ? line.get("order_id") : line.get("request_id");
    }

    @Test
    void everyDecisionIsExplainedWithTheAmountOrTheReasonThatTheTextComesTo() {
        assertThat(EXPLAINED).hasSize(93);
        EXPLAINED.forEach((id, reply) -> {
            JsonNode decision = reply.get("decision_as_recorded");
            String outcome = decision.has("reason")
                    ? "`" + decision.get("reason").asString() + "`"
                    : "**" + decision.get("refund_amount").asString() + "**";
            assertThat(rowsOf(id)).as(id).anyMatch(row -> row.contains(outcome));
        });
    }

    @Test
    void pointsAreThoseOfTheTextBeforeAndAfter() {
        int found = 0;
        for (Map.Entry<String, JsonNode> reply : EXPLAINED.entrySet()) {
            for (String row : rowsOf(reply.getKey())) {
                Matcher points = POINTS.matcher(row);
                if (points.find()) {
                    found++;
                    JsonNode decision = reply.getValue().get("decision_as_recorded");
                    assertThat(decision.get("points_before").asString()).as(row).isEqualTo(points.group(1));
                    assertThat(decision.get("points_after").asString()).as(row).isEqualTo(points.group(2));
                }
            }
        }
        assertThat(found).isGreaterThan(30);
    }

    @Test
    void everyDecisionIsTheSameWhenItIsMadeAgain() {
        EXPLAINED.forEach((id, reply) -> assertThat(
                        reply.at("/decision_as_recorded/decided_again/text").asString())
                .as(id)
                .isEqualTo("from the facts as they stand now it is the same, to the letter"));
    }

    @Test
    void theLastRuleAskedIsTheOneThatDecidedAndGivesTheExplanationOfTheAudit() {
        for (Map<String, String> line : expected("audit.csv")) {
            List<JsonNode> deciding = new ArrayList<>();
            for (JsonNode rule : EXPLAINED.get(idOf(line)).get("rules_asked_in_order")) {
                if (rule.toString().contains("→")) {
                    deciding.add(rule);
                }
            }
            assertThat(deciding).as(idOf(line)).hasSize(1);
            assertThat(deciding.get(0).get("rule").asString()).isEqualTo(line.get("rule"));
            assertThat(line.get("explanation"))
                    .startsWith(deciding.get(0).at("/answer/text").asString());
        }
    }

    @Test
    void theAuditLineIsFoundWithItsHash() {
        for (Map<String, String> line : expected("audit.csv")) {
            JsonNode audit = EXPLAINED.get(idOf(line)).get("audit");
            assertThat(audit.get("hash").asString()).isEqualTo(line.get("hash"));
            assertThat(audit.at("/chain/text").asString())
                    .isEqualTo("the hash is that of the line and the hash before it");
        }
    }

    @Test
    void everyFactIsToldWithTheLineOfTheFileThatBroughtIt() throws IOException {
        Outcome outcome = explain(List.copyOf(EXPLAINED.keySet()), "--json", "--input", Sample.INPUT.toString());

        assertThat(outcome.exitCode()).as("%s", outcome).isZero();
        for (JsonNode reply : JsonMapper.shared().readTree(outcome.out())) {
            for (JsonNode fact : reply.get("facts_used")) {
                JsonNode from = fact.get("where_from");
                assertThat(from.get("words").asString()).as("%s", fact).isEqualTo("{0}, line {1}, taken on {2}");
                String file = from.at("/details/0").asString();
                assertThat(line(file, from.at("/details/1").asInt()))
                        .contains(fact.at("/fact/details/0").asString());
            }
        }
    }

    private static String line(String file, int number) throws IOException {
        InputStream stored = Files.newInputStream(Sample.INPUT.resolve(file));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                file.endsWith(".gz") ? new GZIPInputStream(stored) : stored, StandardCharsets.UTF_8))) {
            return lines.lines().skip(number - 1).findFirst().orElseThrow();
        }
    }

    @Test
    void aHeldRequestIsToldWithWhoHasToDeliverWhatItWaitsFor() {
        List<JsonNode> held = EXPLAINED.values().stream()
                .filter(reply ->
                        reply.at("/decision_as_recorded/decision").asString().equals("HELD"))
                .toList();

        assertThat(held).hasSize(13).allSatisfy(reply -> assertThat(
                        reply.at("/what_happens_next/who_delivers/text").asString())
                .startsWith("whoever deliver"));
        assertThat(explain(List.of("req-i3-rejected-consumption")).out())
                .contains("who delivers  whoever delivered the line, as a good line in a later file of the same kind");
    }

    @Test
    void anOrderThatReturnedNothingLeadsToTheDecisionAboutItsResource() {
        assertThat(explain(List.of("order-q-too-dear")).out())
                .isEqualTo(explain(List.of("req-q-too-dear")).out());
    }

    @Test
    void accountsOfOneUserAreLinkedByKindsOfAttributesAndNoValueIsSaid() {
        String out = explain(List.of("req-chain-c")).out();

        assertThat(out)
                .contains("no: the user had it before for BCC, with account acct-chain-a")
                .containsPattern("acct-chain-a +acct-chain-b the MOBILE")
                .containsPattern("acct-chain-c +acct-chain-b the LOGIN_IP");
    }

    @Test
    void aRefundAndAnOrderLeadToTheDecisionThatReturnedThem() {
        Map<String, String> refund = expected("refunds.csv").stream()
                .filter(line -> line.get("request_id").equals("req-x1"))
                .findFirst()
                .orElseThrow();

        String byRequest = explain(List.of("req-x1")).out();
        assertThat(byRequest)
                .startsWith("Request req-x1: PARTIAL, 28.06 CNY go back for 28.06 points")
                .contains("11 d × 60.00/31 × 1.5", "31.9355")
                .contains(
                        "not paid yet, due on 2026-11-07, the settlement settle-x1 of 28.06 is dated 2026-11-05T10:00:00+08:00"
                                + " and counts from the run of that day on")
                .contains("orders.csv, taken on 2026-11-04");
        assertThat(explain(List.of("req-x2")).out()).contains("not paid yet, due on 2026-11-07");
        assertThat(explain(List.of(refund.get("refund_id"))).out()).isEqualTo(byRequest);
        assertThat(explain(List.of(refund.get("order_id"))).out()).isEqualTo(byRequest);
    }

    @Test
    void inChineseNoEnglishSentenceIsLeft() {
        Outcome outcome = explain(
                expected("audit.csv").stream().map(SampleExplainedIT::idOf).toList(), "--lang", "zh");

        assertThat(outcome.out()).contains("七天无理由全额退款", "已使用 11 天");
        assertThat(outcome.out().lines()).allSatisfy(line -> assertThat(line)
                .doesNotContainPattern("(?<![\\w/.=-])(the|of|is|are|was|and|to|it|by|for|not)(?![\\w/.=-])")
                .doesNotContainPattern("^ {2}[a-z][a-z ]+ {2}"));
    }

    @Test
    void anIdThatNobodyKnowsIsSaidWithWhatWasSearched() {
        Outcome outcome = explain(List.of("req-nobody"));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("No request, refund or order has the id req-nobody", "rejects.csv");
    }

    @Test
    void aRequestThatNoRunHasSeenWaitsForTheNextNight() {
        assertThat(explain(List.of("req-tomorrow")).out()).contains("waits for the next night");
    }

    @Test
    void anAccountIsToldWithTheMovementsOfTheText() {
        Outcome outcome = nights.execute("account", "acct-quota");

        assertThat(outcome.exitCode()).as("%s", outcome).isZero();
        assertThat(outcome.out())
                .startsWith("Account acct-quota of the user acct-quota")
                .containsPattern("INITIAL +1500\\.00 +1500\\.00 +0\\.00 +0\\.00 +1500\\.00")
                .containsPattern("SPEND +-830\\.00 +1600\\.00 +0\\.00 +20\\.00 +1620\\.00")
                .containsPattern("LAPSE +-20\\.00 .*what was left of the month before 2026-11")
                .containsPattern("GRANT +40\\.00 .*the grant grant-november")
                .containsPattern("req-q-too-dear .*QUOTA_EXCEEDED");
    }

    @Test
    void anAccountIsToldWithItsOpenRequestsAndChancesAndBreaks() {
        assertThat(nights.execute("account", "acct-waits").out())
                .containsPattern("req-i3-rejected-consumption .*2026-11-04 +held: line");
        assertThat(nights.execute("account", "acct-x5").out())
                .containsPattern("CDS +\\S+ +req-x5-home-cds")
                .contains("CERTIFICATION_ID");
        Outcome chinese = nights.execute("account", "acct-convert", "--lang", "zh");
        assertThat(chinese.out()).contains("CDS_NOT_CONVERTED");
        assertThat(chinese.out().lines())
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("^ {2}[a-z][a-z ]+ {2}"));
        assertThat(nights.execute("account", "acct-nobody").exitCode()).isEqualTo(2);
    }

    private static List<String> rowsOf(String name) {
        return readme().lines()
                .filter(row -> row.startsWith("| `" + name + "` |"))
                .toList();
    }
}
