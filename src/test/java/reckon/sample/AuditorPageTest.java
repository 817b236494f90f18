package reckon.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.Folders;
import reckon.support.Outcome;
import reckon.support.Project;

/** The script of {@code src/docs/auditor.md} checks a run with a shell, coreutils and awk. */
class AuditorPageTest {
    private static final Pattern SCRIPT = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder = Path.of("");

    private String page = "";

    @BeforeEach
    void copySample() throws IOException {
        page = Files.readString(Project.folder().resolve("src/docs/auditor.md"));
        Files.createDirectory(folder.resolve("run"));
        Folders.copy(Sample.EXPECTED, folder.resolve("run"));
    }

    private Outcome check() throws IOException, InterruptedException {
        Matcher script = SCRIPT.matcher(page);
        assertThat(script.find()).isTrue();
        Files.writeString(folder.resolve("check.sh"), script.group(1));
        Process shell = new ProcessBuilder("sh", "check.sh", "run")
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        int exitCode = shell.waitFor();
        return new Outcome(exitCode, Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }

    private void change(String name, String from, String to) throws IOException {
        Path file = folder.resolve("run").resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replaceFirst(Pattern.quote(from), to));
    }

    private void assertWrong(String message) throws IOException, InterruptedException {
        Outcome said = check();
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out() + said.err()).contains(message);
    }

    @Test
    void theSampleIsRightAndSaysWhatThePageShows() throws IOException, InterruptedException {
        Outcome said = check();

        assertThat(said.exitCode()).as("%s", said).isZero();
        assertThat(page).contains("$ sh check.sh sample-data/expected\n" + said.out());
    }

    @Test
    void aChangedAmountBreaksTheChain() throws IOException, InterruptedException {
        change("audit.csv", ",28.06,28.06,", ",28.07,28.06,");
        assertWrong("the chain is broken at seq 1");
    }

    @Test
    void aLineThatIsMissingAtTheEndIsSeen() throws IOException, InterruptedException {
        Path audit = folder.resolve("run/audit.csv");
        String text = Files.readString(audit);
        Files.writeString(audit, text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));
        assertWrong("lines are missing at the end");
    }

    @Test
    void aChangedRefundDoesNotAddUp() throws IOException, InterruptedException {
        change("refunds.csv", ",28.06,CNY", ",28.07,CNY");
        assertWrong("refunds.csv adds up to 7047.81");
    }

    @Test
    void anyOtherFileThatWasChangedIsNamed() throws IOException, InterruptedException {
        change("quota.csv", "1500.00", "1500.01");
        assertWrong("quota.csv: FAILED");
    }
}
