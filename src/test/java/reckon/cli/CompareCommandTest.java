package reckon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.CommandLines;
import reckon.support.Folders;
import reckon.support.Outcome;
import reckon.support.Project;

/** Two folders of the same date, of which one was changed by hand. */
class CompareCommandTest {
    private static final Path SAMPLE = Project.folder().resolve("sample-data/expected");

    @TempDir
    private Path folder = Path.of("");

    private Path other = Path.of("");

    @BeforeEach
    void copySample() throws IOException {
        other = Files.createDirectory(folder.resolve("other"));
        Folders.copy(SAMPLE, other);
    }

    /** Like the folder of a dry run: no manifest says what its audit must be. */
    private void changeAudit(String from, String to) throws IOException {
        Files.delete(other.resolve("manifest.json"));
        Path audit = other.resolve("audit.csv");
        String lines = Files.readString(audit);
        assertThat(lines).contains(from);
        Files.writeString(audit, lines.replace(from, to));
    }

    private Outcome compare() {
        return CommandLines.execute("compare", SAMPLE.toString(), other.toString());
    }

    private void assertRefused(String message) {
        Outcome said = compare();
        assertThat(said.exitCode()).isEqualTo(ExitCode.WRONG_USAGE.number());
        assertThat(said.err()).contains(message);
        assertThat(said.out()).isEmpty();
    }

    @Test
    void aRunIsTheSameAsItself() {
        assertThat(compare()).isEqualTo(new Outcome(0, "93 decisions are the same, 0 differ\n", ""));
    }

    @Test
    void anAmountThatDiffersIsShownWithTheMoneyAndThePointsBetween() throws IOException {
        changeAudit(
                "PARTIAL,F3,,11,60.00,31.94,28.06,28.06,1500.00,1471.94,",
                "FULL,F2,,11,60.00,31.94,60.00,0.00,1500.00,1500.00,");

        Outcome said = compare();

        assertThat(said.exitCode()).isEqualTo(ExitCode.DIFFERENT.number());
        assertThat(said.out()).isEqualTo("""
                92 decisions are the same, 1 differs
                   count          money         points  from -> to
                       1          31.94         -28.06  PARTIAL F3 -> FULL F2
                       1          31.94         -28.06  all
                req-x1, RESOURCE of bcc-x1, 2023-01-11T15:00+08:00
                  - PARTIAL F3, 28.06, 28.06 points: 60.00 - 11 d × 60.00/31 × 1.5 = 28.06 (11 days used)
                  + FULL F2, 60.00, 0.00 points: 60.00 - 11 d × 60.00/31 × 1.5 = 28.06 (11 days used)
                """);
    }

    @Test
    void aDecisionThatOnlyOneFolderHasDiffers() throws IOException {
        String audit = Files.readString(SAMPLE.resolve("audit.csv"));
        String last = audit.substring(audit.lastIndexOf('\n', audit.length() - 2) + 1);
        changeAudit(last, "");

        assertThat(compare().exitCode()).isEqualTo(ExitCode.DIFFERENT.number());
        assertThat(compare().out())
                .startsWith("92 decisions are the same, 1 differs\n")
                .contains(" -> none\n");
    }

    @Test
    void onlyOtherWordsAreNoDifferenceAndAreCounted() throws IOException {
        changeAudit(" = 28.06 (11 days used)", " makes 28.06 (11 days used)");

        assertThat(compare().exitCode()).isZero();
        assertThat(compare().out()).isEqualTo("93 decisions are the same (1 of them explained otherwise), 0 differ\n");
    }

    @Test
    void soManyDecisionsAreShownInFullAsAskedFor() throws IOException {
        changeAudit(",PARTIAL,F3,", ",PARTIAL,F3P,");

        assertThat(compare().out()).contains("and 12 more; --full N shows N of them");
        assertThat(CommandLines.execute("compare", "--full", "32", SAMPLE.toString(), other.toString())
                        .out())
                .doesNotContain(" more; --full");
    }

    @Test
    void whatIsNoRunOrADamagedOneIsRefused() throws IOException {
        Path audit = other.resolve("audit.csv");
        Files.writeString(audit, Files.readString(audit).replaceFirst("28.06", "28.07"));
        assertRefused("other is damaged: audit.csv, line 2: its hash does not fit");

        Files.delete(other.resolve("manifest.json"));
        Files.writeString(audit, Files.readString(audit).replaceFirst("\n1,", "\n1,one more,"));
        assertRefused("audit.csv, line 2: it has 24 fields and not 23");

        Files.writeString(audit, "no,audit\n");
        assertRefused("audit.csv, line 1: the header is not that of an audit");

        Files.delete(audit);
        assertRefused("is not there, so there is no run to compare");
    }

    @Test
    void linesOutOfOrderAreRefusedInsteadOfBeingMissed() throws IOException {
        Files.delete(other.resolve("manifest.json"));
        Path audit = other.resolve("audit.csv");
        String[] lines = Files.readString(audit).split("\n", 4);
        Files.writeString(audit, String.join("\n", lines[0], lines[2], lines[1], lines[3]));

        assertRefused("audit.csv, line 3: it does not come after the line before");
    }

    @Test
    void runsOfTwoDatesAreNotCompared() throws IOException {
        Path manifest = other.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("2026-11-04", "2026-11-05"));

        assertRefused("only runs of the same date can be compared");
    }
}
