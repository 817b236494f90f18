package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.Outcome;
import reckon.support.Project;

/** The README and the pages under {@code src/docs/}, followed to the letter by a shell in a fresh folder. */
final class PagesIT {
    private static final Pattern BLOCK = Pattern.compile("(?m)^( *)```\\w*\\n((?s:.*?))^ *```$");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\$ (.*)\\n((?:(?!\\$ ).*\\n)*)");
    private static final Pattern TIMES =
            Pattern.compile("(?m)^(\\d{4}-\\d\\d-\\d\\dT)?\\d\\d:\\d\\d:\\d\\d|\\d+(\\.\\d)? s$");
    private static final String POLICY = "src/main/resources/policies/baidu-bcc-2025-10-20.yaml";

    @TempDir
    private Path folder;

    /** A command that a page shows, and what it says there; a line of three dots stands for any lines. */
    private record Shown(String page, String command, List<String> lines) {}

    @BeforeAll
    static void theBuildMadeTheProgram() {
        assumeTrue(System.getProperty("reckon.jar") != null, "there is a packaged program in the build only");
    }

    @BeforeEach
    void makeAFolderWithWhatAClonedProjectHas() throws IOException {
        for (String name : List.of("jobs", "src", "sample-data")) {
            Files.createSymbolicLink(folder.resolve(name), Project.folder().resolve(name));
        }
    }

    private static List<String> blocks(String page) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(Project.folder().resolve(page)));
        while (block.find()) {
            blocks.add(block.group(2).replaceAll("(?m)^" + block.group(1), ""));
        }
        return blocks;
    }

    /** Returns the first block of a page that has some words. */
    private static String block(String page, String words) throws IOException {
        return blocks(page).stream()
                .filter(block -> block.contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static List<Shown> shown(String page) throws IOException {
        List<Shown> shown = new ArrayList<>();
        for (String block : blocks(page)) {
            Matcher command = COMMAND.matcher(block);
            while (command.find()) {
                shown.add(new Shown(page, command.group(1), lines(command.group(2))));
            }
        }
        return shown;
    }

    private static List<String> lines(String text) {
        return TIMES.matcher(text).replaceAll("TIME").strip().lines().toList();
    }

    private Outcome shell(String script, Map<String, String> settings) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = command.environment();
        environment.keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("RECKON_"));
        environment.put("LC_ALL", "C.UTF-8");
        environment.merge("PATH", System.getProperty("java.home") + "/bin", (path, java) -> java + ":" + path);
        environment.putAll(settings);
        Process process = command.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said, "");
    }

    @Test
    void everyCommandThatIsShownWithItsOutputSaysThat() throws Exception {
        prepareWhatThePagesSpeakOf();
        List<String> said = new ArrayList<>();
        for (String page :
                List.of("README.md", "operator.md", "support.md", "auditor.md", "finance.md", "changing.md")) {
            for (Shown shown : shown(page.equals("README.md") ? page : "src/docs/" + page)) {
                if (shown.command().startsWith("jobs/")) {
                    saysWhatIsShown(shown);
                    said.add(shown.command().split(" ", -1)[1]);
                }
            }
        }
        assertThat(said).contains("--input", "status", "history", "explain", "quote", "verify", "policy", "rekey");
    }

    /** Policies of which one is wrong, as finance reads of them, and an export of accounts without bad lines. */
    private void prepareWhatThePagesSpeakOf() throws IOException {
        String policy = Files.readString(Project.folder().resolve(POLICY));
        Files.writeString(
                folder.resolve("wrong.yaml"),
                policy.replace("full-refund:\n  days: 7", "full-refund:\n  days: 0")
                        .replace("max-size:", "max-sise:"));
        Files.writeString(
                folder.resolve("candidate.yaml"), policy.replace("initial-points: 1500.00", "initial-points: 2000.00"));
        List<String> accounts = Files.readAllLines(folder.resolve("sample-data/input/accounts.csv"));
        accounts.removeIf(line -> line.endsWith(",MAYBE"));
        Files.write(Files.createDirectory(folder.resolve("export")).resolve("accounts.csv"), accounts);
    }

    private void saysWhatIsShown(Shown shown) throws IOException, InterruptedException {
        boolean isRekey = shown.command().contains(" rekey ");
        Outcome outcome =
                shell(shown.command(), isRekey ? Map.of("RECKON_IDENTITY_KEY", "another key for tests") : Map.of());
        List<String> lines = lines(outcome.out());
        int next = 0;
        boolean anyBefore = false;
        for (String line : shown.lines()) {
            if (line.equals("...")) {
                anyBefore = true;
                continue;
            }
            int from = next;
            while (anyBefore && next < lines.size() && !lines.get(next).equals(line)) {
                next++;
            }
            assertThat(next < lines.size() ? lines.get(next) : "nothing more")
                    .as("%s, %s, behind line %d of\n%s", shown.page(), shown.command(), from, outcome.out())
                    .isEqualTo(line);
            next++;
            anyBefore = false;
        }
        assertThat(anyBefore || next == lines.size())
                .as("%s says more:\n%s", shown, outcome.out())
                .isTrue();
    }

    @Test
    void theSampleComesToWhatIsExpected() throws Exception {
        String page = "sample-data/README.md";

        Outcome first = shell("set -e; " + block(page, "jobs/nightly --input sample-data/input"), Map.of());
        assertThat(first.exitCode()).as(first.out()).isZero();
        Outcome second = shell(block(page, "jobs/nightly --input sample-data/second-night"), Map.of());
        assertThat(second.exitCode()).as(second.out()).isZero();
        assertThat(second.out().lines().filter(line -> line.startsWith("  verdict")))
                .containsExactly(
                        "  verdict          INCOMPLETE",
                        "  verdict          BREAKS",
                        "  verdict          PENDING",
                        "  verdict          RECONCILED");
    }

    @Test
    void aCandidateAndANewVersionAreTriedOnPastNights() throws Exception {
        String page = "src/docs/trying.md";
        String policy = Files.readString(Project.folder().resolve(POLICY));
        Files.writeString(
                folder.resolve("candidate.yaml"), policy.replace("initial-points: 1500.00", "initial-points: 100.00"));
        Path archive = Files.createDirectory(folder.resolve("archive"));
        Files.createSymbolicLink(archive.resolve("2026-11-04"), Project.folder().resolve("sample-data/input"));
        String policies = block(page, "mkdir -p trial/in-force");
        String versions = block(page, "mkdir -p trial/old")
                .replaceAll("/opt/reckon-(old|new)", Project.folder().toString());

        Outcome ofPolicies = shell(policies, Map.of("RECKON_REPORT", "false"));
        Outcome ofVersions = shell(versions, Map.of("RECKON_REPORT", "false"));

        assertThat(ofPolicies.exitCode()).as(ofPolicies.out()).isEqualTo(6);
        String difference = block(page, "73 decisions are the same");
        assertThat(ofPolicies.out())
                .contains("quota.initial-points\n", difference.substring(0, difference.lastIndexOf("...")));
        assertThat(ofVersions.exitCode()).as(ofVersions.out()).isZero();
        assertThat(ofVersions.out()).endsWith("\n93 decisions are the same, 0 differ\n");
    }
}
