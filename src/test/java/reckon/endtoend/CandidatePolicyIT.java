package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.Nights;
import reckon.support.Outcome;
import reckon.support.Project;

/** A policy that is not in force is tried on a past night, as {@code src/docs/trying.md} describes it. */
final class CandidatePolicyIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    @TempDir
    private Path folder;

    @Test
    void whatACandidateWouldChangeIsWhatThePageShows() throws IOException {
        Path sample = Project.folder().resolve("sample-data");
        Path policies = Project.folder().resolve("src/main/resources/policies");
        Path candidate = Files.writeString(
                folder.resolve("candidate.yaml"),
                Files.readString(policies.resolve("baidu-bcc-2025-10-20.yaml"))
                        .replace("initial-points: 1500.00", "initial-points: 100.00"));
        Nights trial =
                new Nights(DATABASES.create(DatabaseKind.H2), folder).with("RECKON_POLICY_FILES", candidate.toString());
        Path tried = trial.run(LocalDate.of(2026, 11, 4), sample.resolve("input"));

        Outcome said = trial.execute("compare", sample.resolve("expected").toString(), tried.toString());

        String page = Files.readString(Project.folder().resolve("src/docs/trying.md"));
        assertThat(said.exitCode()).isEqualTo(6);
        assertThat(said.out().lines().limit(8))
                .allSatisfy(line -> assertThat(page).contains(line + "\n"));
    }
}
