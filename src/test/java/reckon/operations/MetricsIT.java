package reckon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.Project;
import reckon.support.TestDatabase;

/** The metrics of starts that are done and of starts that fail. */
final class MetricsIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final LocalDate DATE = LocalDate.of(2026, 11, 4);
    private static final Path SAMPLE = Project.folder().resolve("sample-data/input");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=~?\"([^\"]+)\"");
    private static final Pattern NAME = Pattern.compile("reckon_[a-z_]+");

    @TempDir
    private Path folder;

    private Path metrics;
    private Nights nights;

    @BeforeEach
    void writeMetricsToAFolder() {
        metrics = folder.resolve("metrics");
        nights = nights(DatabaseKind.H2);
    }

    private Nights nights(DatabaseKind kind) {
        TestDatabase database = DATABASES.create(kind);
        return new Nights(database, folder.resolve("output")).with("RECKON_METRICS_DIR", metrics.toString());
    }

    private Outcome night(Path input) {
        return nights.execute(
                "nightly",
                "--date",
                DATE.toString(),
                "--input",
                input.toString(),
                "--output",
                folder.resolve("output").toString());
    }

    private String file(String name) throws IOException {
        return Files.readString(metrics.resolve(name));
    }

    private double sum(String sort) throws IOException {
        return file("reckon_run.prom")
                .lines()
                .filter(line -> line.startsWith(sort))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void aNightTellsWhatItCameToInFilesThatTheCollectorCanRead() throws IOException {
        nights = nights(DatabaseKind.MYSQL);

        assertThat(night(SAMPLE).exitCode()).isZero();

        assertThat(file("reckon_run.prom"))
                .contains("\nreckon_run_number 1.0\n")
                .contains("\nreckon_run_date_timestamp_seconds 1.7937216E9\n")
                .contains("\nreckon_run_requests_due 89.0\n")
                .contains("\nreckon_run_refund_amount{currency=\"CNY\"} 7047.8\n")
                .contains("\nreckon_run_points_spent 5926.8\n")
                .contains("\nreckon_run_verdict{verdict=\"breaks\"} 1.0\n")
                .contains("\nreckon_run_verdict{verdict=\"incomplete\"} 0.0\n")
                .contains("\nreckon_held_requests{age_days=\"0\"} 13.0\n")
                .contains("\nreckon_held_requests{age_days=\"15+\"} 0.0\n")
                .contains("\nreckon_held_oldest_days 0.0\n")
                .contains("\nreckon_step_rows{step=\"takeFiles\"} 306.0\n")
                .contains("\nreckon_step_rows{step=\"writeFiles\"} 449.0\n")
                .contains("\nreckon_step_duration_seconds{step=\"decideRequests\"} ");
        assertThat(sum("reckon_run_decisions{decision=\"REJECTED\"")).isEqualTo(33);
        assertThat(sum("reckon_run_decisions{decision=\"HELD\"")).isEqualTo(13);
        assertThat(Math.round(sum("reckon_run_decided_amount") * 100)).isEqualTo(704_780);
        assertThat(file("reckon_run.prom"))
                .contains("\nreckon_run_breaks{kind=\"ORDER_REFUNDED_OUTSIDE\",state=\"NEW\"} 1.0\n")
                .contains("\nreckon_run_breaks{kind=\"CDS_NOT_CONVERTED\",state=\"NEW\"} 1.0\n")
                .contains("\nreckon_run_breaks{kind=\"SETTLEMENT_MISSING\",state=\"NEW\"} 0.0\n")
                .contains("{currency=\"CNY\",kind=\"ORDER_REFUNDED_OUTSIDE\",state=\"NEW\"} 60.0\n");
        assertThat(file("reckon_nightly_start.prom"))
                .contains("\nreckon_start_result{command=\"nightly\",result=\"done\"} 1.0\n");
        try (Stream<Path> written = Files.list(metrics)) {
            assertThat(written).hasSize(3).allSatisfy(file -> {
                assertThat(file.toString()).endsWith(".prom");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-r--r--");
            });
        }
    }

    @Test
    void aNightThatFailsLeavesTheLastSuccessAndTheLastRunAsTheyWere() throws IOException {
        night(SAMPLE);
        String run = file("reckon_run.prom");
        String success = file("reckon_nightly_success.prom");

        assertThat(night(folder.resolve("not-there")).exitCode()).isEqualTo(2);

        assertThat(file("reckon_nightly_start.prom"))
                .contains("{command=\"nightly\",result=\"wrong_usage\"} 1.0\n")
                .contains("{command=\"nightly\",result=\"done\"} 0.0\n");
        assertThat(file("reckon_nightly_success.prom")).isEqualTo(success);
        assertThat(file("reckon_run.prom")).isEqualTo(run);
    }

    @Test
    void aNightWithoutADatabaseOrWithAWrongSettingIsToldAsFailed() throws IOException {
        nights.with("SPRING_DATASOURCE_URL", "jdbc:mysql://127.0.0.1:1/reckon?connectTimeout=100");
        assertThat(night(SAMPLE).exitCode()).isEqualTo(1);
        assertThat(file("reckon_nightly_start.prom")).contains("result=\"failed\"} 1.0\n");

        nights.with("RECKON_WORKERS", "99");
        assertThat(night(SAMPLE).exitCode()).isEqualTo(2);
        assertThat(file("reckon_nightly_start.prom")).contains("result=\"wrong_usage\"} 1.0\n");
        assertThat(metrics.resolve("reckon_nightly_success.prom")).doesNotExist();
    }

    @Test
    void metricsThatCannotBeWrittenChangeNothingOfTheNight() throws IOException {
        Files.createFile(metrics);

        assertThat(night(SAMPLE).exitCode()).isZero();
    }

    @Test
    void metricsAreSentByOtlpWhereASettingNamesTheReceiver() throws IOException {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/v1/metrics", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        try {
            nights.with(
                    "MANAGEMENT_OTLP_METRICS_EXPORT_URL",
                    "http://127.0.0.1:" + receiver.getAddress().getPort() + "/v1/metrics");

            assertThat(night(SAMPLE).exitCode()).isZero();

            assertThat(received).hasSize(1);
            assertThat(received.remove())
                    .contains("service.name", "reckon.run.refund.amount", "reckon.success.timestamp");
        } finally {
            receiver.stop(0);
        }
        assertThat(night(SAMPLE).exitCode()).as("also without the receiver").isZero();
    }

    @Test
    void alertsUseMetricsAndLabelsThatThereAre() throws IOException {
        night(SAMPLE);
        StringBuilder all = new StringBuilder();
        for (String name : List.of("reckon_run.prom", "reckon_nightly_start.prom", "reckon_nightly_success.prom")) {
            all.append(file(name));
        }
        Map<String, Object> rules =
                new Yaml().load(Files.readString(Project.folder().resolve("jobs/alerts.yaml")));
        List<String> expressions = expressions(rules);

        assertThat(expressions).hasSizeGreaterThan(5);
        for (String expression : expressions) {
            List<String> names = found(NAME, expression);
            assertThat(names).as(expression).isNotEmpty();
            assertThat(names).allSatisfy(name -> assertThat(all).containsPattern("(?m)^" + name + "[{ ]"));
            for (MatchResult label : LABEL.matcher(expression).results().toList()) {
                for (String value : label.group(2).split("\\|", -1)) {
                    assertThat(all).contains(label.group(1) + "=\"" + value + "\"");
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> expressions(Map<String, Object> rules) {
        return ((List<Map<String, Object>>) rules.get("groups"))
                .stream()
                        .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                        .map(rule -> String.valueOf(rule.get("expr")))
                        .toList();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    @Test
    void theDocumentationNamesEveryMetricAndNoOther() throws IOException {
        night(SAMPLE);
        Set<String> written = new TreeSet<>();
        for (String name : List.of("reckon_run.prom", "reckon_nightly_start.prom", "reckon_nightly_success.prom")) {
            written.addAll(found(Pattern.compile("(?m)^reckon_\\w+"), file(name)));
        }
        String page = Files.readString(Project.folder().resolve("src/docs/monitoring.md"));

        assertThat(new TreeSet<>(found(Pattern.compile("(?<=\\| `)reckon_[a-z_]+(?=`)"), page)))
                .isEqualTo(written);
    }
}
