package reckon.staging;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import reckon.intake.InputReader;

/**
 * What was read of a file, or of a part of it, by which it is taken or refused.
 *
 * @param lines good and bad ones
 * @param isHeaderGb18030 whether the header is in that encoding for sure
 * @param linesOfGb18030 how many lines are in that encoding for sure
 */
public record LinesRead(long lines, long rejected, boolean isHeaderGb18030, long linesOfGb18030) {
    private static final int FEWEST_BAD_LINES = 100;

    /** Returns what a reader has read, which is at its end. */
    public static LinesRead by(InputReader reader) {
        return new LinesRead(reader.lines(), reader.rejected(), reader.isHeaderGb18030(), reader.linesOfGb18030());
    }

    /** One line of another encoding may be a slip; a header, or a share of lines that is not tolerated, shows the file's. */
    public @Nullable String whyNotUtf8(StagingSettings settings) {
        boolean isGb18030 =
                isHeaderGb18030 || BigDecimal.valueOf(linesOfGb18030).compareTo(tolerated(settings)) > 0;
        return isGb18030 && settings.charset().equals(StandardCharsets.UTF_8)
                ? "the file is not UTF-8 but seems to be GB18030 (GBK), as a Chinese Excel saves it: deliver it in UTF-8,"
                        + " or set RECKON_CHARSET=GB18030 for all files"
                : null;
    }

    /** Returns why a file with so many bad lines is refused, or null if it is not. */
    public @Nullable String tooManyBad(StagingSettings settings) {
        boolean mostAreBad = rejected * 2 > lines;
        boolean tooMany =
                rejected >= FEWEST_BAD_LINES && BigDecimal.valueOf(rejected).compareTo(tolerated(settings)) > 0;
        return mostAreBad || tooMany ? rejected + " of " + lines + " lines are bad, see rejects.csv" : null;
    }

    private BigDecimal tolerated(StagingSettings settings) {
        return settings.maxRejectRate().multiply(BigDecimal.valueOf(lines));
    }
}
