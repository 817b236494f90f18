package reckon.output;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code manifest.json}: what a run consists of. A run exists when its manifest does.
 *
 * @param ledgerId the id of the ledger that the run is part of
 * @param incomplete what is missing to call the run complete, empty if nothing is
 * @param notTaken what the input folder held that is no input file by its name
 * @param valuesThatLinkNobody values that too many accounts share to show one user (Rule U1), by fingerprint
 */
record Manifest(
        LocalDate businessDate,
        int run,
        String ledgerId,
        List<String> incomplete,
        List<String> notTaken,
        String currency,
        Set<String> policyVersions,
        Totals totals,
        Audit audit,
        List<Input> inputs,
        List<WrittenFile> outputs,
        List<UnlinkedValue> valuesThatLinkNobody) {
    static final String FILE_NAME = "manifest.json";

    record Totals(long requestsDue, Map<String, Long> decisions, String refundAmount, String pointsSpent) {
        /** Whether a file's sums are these, digit for digit: what stands here may be no number at all. */
        boolean are(BigDecimal refunded, BigDecimal spent) {
            return isSame(refunded, refundAmount) && isSame(spent, pointsSpent);
        }

        private static boolean isSame(BigDecimal sum, String total) {
            return sum.add(BigDecimal.ZERO.setScale(2)).toPlainString().equals(total);
        }
    }

    record Audit(
            long previousSeq,
            long lastSeq,
            String previousHash,
            @Nullable String firstHash,
            String lastHash) {}

    /** @param decidedAgain how many of its lines are requests that were decided before */
    record Input(
            String kind, String name, String sha256, boolean refused, long lines, long rejected, long decidedAgain) {}

    record UnlinkedValue(String attribute, String fingerprint, int accounts) {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Reads a manifest; throws {@link tools.jackson.core.JacksonException} where it is none. */
    static Manifest read(byte[] json) {
        return JSON.readValue(json, Manifest.class);
    }

    /** Returns the manifest as it stands in its file. */
    byte[] toBytes() {
        return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
