package reckon.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reckon.policy.Policies;
import reckon.policy.PolicyVersion;
import reckon.policyfile.PolicyFile;
import reckon.policyfile.PolicyFileException;
import reckon.setup.SettingsException;

/**
 * The policy versions as the texts of their files: this is how they travel to executors, each of which reads them for itself.
 *
 * @param byName the text of each file
 */
record PolicyTexts(LinkedHashMap<String, String> byName) implements Serializable {
    private static final String OWN = "/policies/baidu-bcc-2025-10-20.yaml";

    /**
     * Reads files, or the policy that comes with the program where there are none.
     *
     * @throws SettingsException if one cannot be read
     */
    static PolicyTexts read(List<Path> files) {
        LinkedHashMap<String, String> texts = new LinkedHashMap<>();
        try {
            for (Path file : files) {
                texts.put(file.toString(), Files.readString(file));
            }
            if (files.isEmpty()) {
                try (InputStream own = PolicyTexts.class.getResourceAsStream(OWN)) {
                    texts.put(OWN, new String(Objects.requireNonNull(own).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new SettingsException("RECKON_POLICY_FILES: " + e.getMessage() + " cannot be read");
        }
        return new PolicyTexts(texts);
    }

    /** Returns the versions; throws {@link SettingsException} if a text is no policy, or they do not fit together. */
    Policies policies() {
        try {
            List<PolicyVersion> versions = new ArrayList<>();
            for (Map.Entry<String, String> text : byName.entrySet()) {
                versions.add(PolicyFile.read(text.getKey(), new StringReader(text.getValue())));
            }
            return new Policies(versions);
        } catch (PolicyFileException | IllegalArgumentException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        }
    }
}
