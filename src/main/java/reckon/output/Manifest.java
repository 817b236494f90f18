package reckon.output;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code manifest.json}: what a run consists of. A run exists when its manifest does.
 *
 * @param incomplete what is missing to call the run complete, empty if nothing is
 * @param valuesThatLinkNobody values that too many accounts share to show one user (Rule U1), by fingerprint
 */
record Manifest(
        String businessDate,
        int run,
        List<String> incomplete,
        String currency,
        Set<String> policyVersions,
        Totals totals,
        Audit audit,
        List<Input> inputs,
        List<WrittenFile> outputs,
        List<UnlinkedValue> valuesThatLinkNobody) {
    static final String FILE_NAME = "manifest.json";

    record Totals(long requestsDue, Map<String, Long> decisions, String refundAmount, String pointsSpent) {}

    record Audit(
            long previousSeq,
            long lastSeq,
            String previousHash,
            @Nullable String firstHash,
            String lastHash) {}

    record Input(String kind, String name, String sha256, boolean refused, long lines, long rejected) {}

    record UnlinkedValue(String attribute, String fingerprint, int accounts) {}
}
