package reckon.setup;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import reckon.policy.Policies;
import reckon.policy.PolicyVersion;
import reckon.policyfile.PolicyFile;
import reckon.policyfile.PolicyFileException;

/** Finds the policy files that the settings name, or the one that comes with the program. */
final class PolicyFiles {
    private static final String OWN = "/policies/baidu-bcc-2025-10-20.yaml";

    private PolicyFiles() {}

    /** @throws SettingsException if a file cannot be read, is no valid policy, or the versions do not fit together */
    static Policies read(List<Path> files) {
        try {
            List<PolicyVersion> versions = new ArrayList<>();
            for (Path file : files) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    versions.add(PolicyFile.read(file.toString(), reader));
                }
            }
            return new Policies(files.isEmpty() ? List.of(readOwn()) : versions);
        } catch (IOException e) {
            throw new SettingsException("RECKON_POLICY_FILES: " + e.getMessage() + " cannot be read");
        } catch (PolicyFileException | IllegalArgumentException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        }
    }

    private static PolicyVersion readOwn() throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(PolicyFiles.class.getResourceAsStream(OWN)), StandardCharsets.UTF_8)) {
            return PolicyFile.read(OWN, reader);
        }
    }
}
