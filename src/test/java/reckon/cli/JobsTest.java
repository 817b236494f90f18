package reckon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;
import reckon.support.Project;

/** What {@code jobs/} holds for schedulers: the commands and options in it are those of the program. */
class JobsTest {
    private static final Path JOBS = Project.folder().resolve("jobs");
    private static final Pattern COMMAND_OF_SCRIPT = Pattern.compile("/start\" (\\S+) \"\\$@\"");
    private static final Pattern CALL = Pattern.compile("/opt/reckon/jobs/(\\S+)(.*)");

    private static List<Path> units(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(JOBS.resolve("systemd"))) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    /** Asserts that a script of {@code jobs/} is there and its command takes the arguments. */
    private static void assertTakes(String script, String arguments) throws IOException {
        Matcher command = COMMAND_OF_SCRIPT.matcher(Files.readString(JOBS.resolve(script)));
        assertThat(command.find()).as(script).isTrue();
        assertParses((command.group(1) + arguments).strip().split(" +"));
    }

    private static void assertParses(String... words) {
        assertThatCode(() -> new CommandLine(new ReckonCommand()).parseArgs(words))
                .doesNotThrowAnyException();
    }

    private static int assertCallsAreRight(String text) throws IOException {
        int calls = 0;
        Matcher call = CALL.matcher(text.replaceAll("(?m)^#.*$", ""));
        while (call.find()) {
            assertTakes(call.group(1), call.group(2));
            calls++;
        }
        return calls;
    }

    @Test
    void theCrontabCallsTheThreeJobsAtTheirTimes() throws IOException {
        String crontab = Files.readString(JOBS.resolve("crontab"));

        assertThat(assertCallsAreRight(crontab)).isEqualTo(3);
        assertThat(crontab.lines().filter(line -> line.matches("\\d.*")))
                .allMatch(line -> line.matches("(\\S+ ){5}reckon set -a; .*"));
    }

    @Test
    void everyServiceCallsAJobAndHasItsTimer() throws IOException {
        for (Path service : units(".service")) {
            assertThat(assertCallsAreRight(Files.readString(service)))
                    .as("%s", service)
                    .isEqualTo(1);
            assertThat(Path.of(service.toString().replace(".service", ".timer")))
                    .exists();
        }
        assertThat(units(".service")).hasSize(3);
        assertThat(units(".timer")).hasSize(3);
    }

    @Test
    void theCronJobsAreHardenedAndCallCommandsOfTheProgram() throws IOException {
        List<Map<String, Object>> jobs = new ArrayList<>();
        new Yaml().loadAll(Files.readString(JOBS.resolve("kubernetes.yaml"))).forEach(job -> jobs.add(map(job)));

        assertThat(jobs).hasSize(3);
        for (Map<String, Object> job : jobs) {
            Map<String, Object> cron = map(job.get("spec"));
            assertThat(cron).containsEntry("concurrencyPolicy", "Forbid").containsEntry("timeZone", "Asia/Shanghai");
            Map<String, Object> pod =
                    map(map(map(map(cron.get("jobTemplate")).get("spec")).get("template"))
                            .get("spec"));
            assertThat(map(pod.get("securityContext"))).containsEntry("runAsNonRoot", true);
            Map<String, Object> container = map(list(pod.get("containers")).get(0));
            assertThat(map(container.get("securityContext")))
                    .containsEntry("readOnlyRootFilesystem", true)
                    .containsEntry("allowPrivilegeEscalation", false);
            assertThat(map(container.get("resources"))).containsKeys("requests", "limits");
            assertThat(list(container.get("env")))
                    .extracting(variable -> map(variable).get("name"))
                    .containsExactly("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_CONFIG_IMPORT");
            assertParses(
                    list(container.get("args")).stream().map(String::valueOf).toArray(String[]::new));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }

    @Test
    void theDockerfileCopiesWhatIsThereAndStartsAsNobodySpecial() throws IOException {
        String file = Files.readString(JOBS.resolve("Dockerfile"));

        Matcher copied = Pattern.compile("(?m)^COPY (?!--from)(\\S+) ").matcher(file);
        int copies = 0;
        while (copied.find()) {
            assertThat(Project.folder().resolve(copied.group(1))).exists();
            copies++;
        }
        assertThat(copies).isEqualTo(5);
        assertThat(file).contains("\nUSER 10001\n").doesNotContain("PASSWORD", "IDENTITY_KEY");
    }
}
