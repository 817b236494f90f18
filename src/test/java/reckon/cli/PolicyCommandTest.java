package reckon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.CommandLines;
import reckon.support.Outcome;
import reckon.support.Project;
import reckon.support.ReckonProcess;

/** Policy files checked, told and compared, without a database. */
class PolicyCommandTest {
    private static final Path PUBLISHED =
            Project.folder().resolve("src/main/resources/policies/baidu-bcc-2025-10-20.yaml");

    @TempDir
    private Path folder = Path.of("");

    private Path changed(String from, String to) throws IOException {
        String yaml = Files.readString(PUBLISHED);
        assertThat(yaml).contains(from);
        return Files.writeString(folder.resolve("candidate.yaml"), yaml.replace(from, to));
    }

    @Test
    void aPolicyIsToldInBothLanguages() {
        Outcome english = CommandLines.execute("policy", PUBLISHED.toString(), "--lang", "en");
        Outcome chinese = CommandLines.execute("policy", PUBLISHED.toString(), "--lang", "zh");

        assertThat(english.exitCode()).isZero();
        assertThat(english.out())
                .startsWith("baidu-bcc-2025-10-20\n")
                .contains("  - every account has 1500.00 points once, which do not lapse\n");
        assertThat(chinese.out()).contains("  - 每个账号一次性获得退款额度 1500.00，长期有效\n");
        assertThat(chinese.out().lines().count())
                .isEqualTo(english.out().lines().count());
    }

    @Test
    void theLanguageIsThatOfTheLocaleUnlessAnotherIsAskedFor() {
        ReckonProcess.Setup chinese =
                ReckonProcess.Setup.in(folder).with("LC_ALL", "C.UTF-8").with("LANG", "zh_CN.UTF-8");
        ReckonProcess.Setup english = chinese.with("LC_ALL", "en_US.UTF-8");
        String[] policy = {"policy", PUBLISHED.toString()};
        String[] inEnglish = {"policy", PUBLISHED.toString(), "--lang", "en"};

        assertThat(chinese.start(policy).await().out()).contains("  - 每个账号一次性获得退款额度 1500.00，长期有效\n");
        assertThat(chinese.start(inEnglish).await().out()).contains("  - every account has 1500.00 points once");
        assertThat(english.start(policy).await().out()).contains("  - every account has 1500.00 points once");
    }

    @Test
    void everythingThatIsWrongIsSaidWithItsLine() throws IOException {
        Path wrong = changed("full-refund:\n  days: 7", "full-refund:\n  days: 0");
        Files.writeString(wrong, Files.readString(wrong).replace("max-size:", "max-sise:"));

        Outcome said = CommandLines.execute("policy", wrong.toString());

        assertThat(said.exitCode()).isEqualTo(ExitCode.WRONG_USAGE.number());
        assertThat(said.out()).isEmpty();
        assertThat(said.err().lines())
                .containsExactly(
                        wrong + ", line 26: full-refund.days is 0 and must be a whole number of at least 1",
                        wrong + ", line 62: users.max-size is missing",
                        wrong + ", line 63: users.max-sise is not a setting of a policy");
    }

    @Test
    void whatIsDifferentIsSaidAndNothingElse() throws IOException {
        Path candidate = changed("initial-points: 1500.00", "initial-points: 1000.00");

        assertThat(CommandLines.execute("policy", "diff", PUBLISHED.toString(), PUBLISHED.toString()))
                .isEqualTo(new Outcome(0, "", ""));
        assertThat(CommandLines.execute("policy", "diff", "--lang", "en", PUBLISHED.toString(), candidate.toString()))
                .isEqualTo(new Outcome(ExitCode.DIFFERENT.number(), """
                        quota.initial-points
                          - every account has 1500.00 points once, which do not lapse
                          + every account has 1000.00 points once, which do not lapse
                        """, ""));
    }

    @Test
    void aListThatWasEmptiedIsSaidToBeGone() throws IOException {
        Path candidate = changed("excluded-products: [EBC, EHC, GPU]", "excluded-products: []");

        assertThat(CommandLines.execute("policy", "diff", "--lang", "en", PUBLISHED.toString(), candidate.toString())
                        .out())
                .isEqualTo("""
                        full-refund.excluded-products
                          - these products have no such full refund: EBC, EHC, GPU
                        """);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Outcome said = CommandLines.execute("policy", "nowhere.yaml");

        assertThat(said.exitCode()).isEqualTo(ExitCode.WRONG_USAGE.number());
        assertThat(said.err()).startsWith("The policy file nowhere.yaml cannot be read");
    }
}
