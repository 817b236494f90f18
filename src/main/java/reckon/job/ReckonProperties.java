package reckon.job;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the program; {@code RECKON_MAX_REJECT_RATE} in the environment sets {@code maxRejectRate}, and
 * so on.
 *
 * @param identityKey the key of the keyed hashes (Rule U2); needed on MySQL
 * @param maxRejectRate the share of bad lines above which a file is refused as a whole, if there are at least 100
 * @param policyFiles the policy versions; none stands for the one that comes with the program
 * @param dryRun whether nothing of what is done to the database stays
 * @param workers how many threads share the work of a step; 0 stands for as many as there are processors, 2 to 4
 */
@ConfigurationProperties("reckon")
public record ReckonProperties(
        @Nullable String identityKey,
        @DefaultValue("0.01") BigDecimal maxRejectRate,
        @DefaultValue List<Path> policyFiles,
        @DefaultValue("false") boolean dryRun,
        @DefaultValue("0") int workers) {

    /** Throws {@link SettingsException} for a value that cannot be meant. */
    public ReckonProperties {
        if (maxRejectRate.signum() < 0 || maxRejectRate.compareTo(BigDecimal.ONE) > 0) {
            throw new SettingsException("RECKON_MAX_REJECT_RATE is " + maxRejectRate + " and must be from 0 to 1");
        }
        if (workers < 0 || workers > 16) {
            throw new SettingsException("RECKON_WORKERS is " + workers + " and must be from 0 to 16");
        }
    }

    int threads() {
        if (dryRun) {
            return 1;
        }
        return workers > 0
                ? workers
                : Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));
    }
}
