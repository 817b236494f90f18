package reckon.staging;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import reckon.intake.InputRules;

/**
 * What files are taken by.
 *
 * @param maxRejectRate the share of bad lines above which a file is refused, 0.01 for 1 %
 * @param charset the encoding of the files
 * @param requireChecksums whether a file waits until a checksum lies beside it
 * @param rules what values are read by
 */
public record StagingSettings(BigDecimal maxRejectRate, Charset charset, boolean requireChecksums, InputRules rules) {}
