package reckon.setup;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import reckon.database.DatabaseAddress;
import reckon.intake.InputRules;
import reckon.policy.Policies;
import reckon.report.ReportLanguage;
import reckon.staging.InputFolder;
import reckon.staging.StagingSettings;

/**
 * The settings of the program; {@code RECKON_MAX_REJECT_RATE} in the environment sets {@code maxRejectRate}, and
 * so on.
 *
 * @param identityKey the key of the keyed hashes (Rule U2); needed on MySQL
 * @param maxRejectRate the share of bad lines above which a file is refused as a whole, if there are at least 100
 * @param charset the encoding of the input files
 * @param emptyValues values in input files that stand for none, in exactly this spelling
 * @param earliest the first day, in the policy zone, on which something can have been requested or granted
 * @param ignoreFiles globs of the names of files that may lie in the input folder without being taken
 * @param requireChecksums whether a file waits until its checksum lies beside it
 * @param settlementDays how many days after the date of the run that recorded it a refund has to be paid
 * @param ordersSince orders bought before this day, in the policy zone, are not looked at by the reconciliation
 * @param policyFiles the policy versions; none stands for the one that comes with the program
 * @param report whether the report of a run and the page of a month are drawn with their other files
 * @param language the language that a report opens in: en or zh
 * @param dryRun whether nothing of what is done to the database stays
 * @param scheduledAs the name under which the schedule finds a job done; set by the program itself
 * @param workers how many threads share the work of a step; 0 stands for as many as there are processors, 2 to 4;
 *     an embedded database is always written by one
 */
@ConfigurationProperties("reckon")
public record ReckonProperties(
        @Nullable String identityKey,
        @DefaultValue("0.01") BigDecimal maxRejectRate,
        @DefaultValue("UTF-8") String charset,
        @DefaultValue({"NULL", "null", "\\N", "N/A", "-"}) List<String> emptyValues,
        @DefaultValue("2009-01-01") LocalDate earliest,
        @DefaultValue List<String> ignoreFiles,
        @DefaultValue("false") boolean requireChecksums,
        @DefaultValue("3") int settlementDays,
        @Nullable LocalDate ordersSince,
        @DefaultValue List<Path> policyFiles,
        @DefaultValue("true") boolean report,
        @DefaultValue("en") String language,
        @DefaultValue("false") boolean dryRun,
        @Nullable String scheduledAs,
        @DefaultValue("0") int workers) {

    private static final int MOST_SETTLEMENT_DAYS = 366;

    /** The table of requests takes nothing that was made before, in no zone: it would be a console's time that was never set. */
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 3);

    /** Throws {@link SettingsException} for a value that cannot be meant. */
    public ReckonProperties {
        if (maxRejectRate.signum() < 0 || maxRejectRate.compareTo(BigDecimal.ONE) > 0) {
            throw new SettingsException("RECKON_MAX_REJECT_RATE is " + maxRejectRate + " and must be from 0 to 1");
        }
        checkCharset(charset);
        ignoreFiles.forEach(ReckonProperties::checkGlob);
        if (earliest.isBefore(EARLIEST)) {
            throw new SettingsException("RECKON_EARLIEST is " + earliest + " and must be from " + EARLIEST + " on");
        }
        if (settlementDays < 0 || settlementDays > MOST_SETTLEMENT_DAYS) {
            throw new SettingsException(
                    "RECKON_SETTLEMENT_DAYS is " + settlementDays + " and must be from 0 to " + MOST_SETTLEMENT_DAYS);
        }
        if (Arrays.stream(ReportLanguage.values()).noneMatch(known -> isName(known, language))) {
            throw new SettingsException("RECKON_LANGUAGE is " + language + " and must be en or zh");
        }
        if (workers < 0 || workers > 16) {
            throw new SettingsException("RECKON_WORKERS is " + workers + " and must be from 0 to 16");
        }
    }

    private static boolean isName(ReportLanguage language, String name) {
        return language.name().equalsIgnoreCase(name);
    }

    /** Returns the language that a report opens in. */
    public ReportLanguage reportLanguage() {
        return ReportLanguage.valueOf(language.toUpperCase(Locale.ROOT));
    }

    private static void checkCharset(String name) {
        try {
            if (!Charset.forName(name).canEncode()) {
                throw new SettingsException("RECKON_CHARSET is " + name + ", which is no encoding of files");
            }
        } catch (IllegalArgumentException e) {
            throw new SettingsException(
                    "RECKON_CHARSET is " + name + ", which is no encoding that Java knows. UTF-8 and GB18030 are such");
        }
    }

    private static void checkGlob(String glob) {
        try {
            InputFolder.glob(glob);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(
                    "RECKON_IGNORE_FILES has " + glob + ", which is no pattern of names: " + e.getMessage());
        }
    }

    /** Returns how files are read under some policies. */
    public StagingSettings staging(Policies policies) {
        return new StagingSettings(
                maxRejectRate,
                Charset.forName(charset),
                requireChecksums,
                new InputRules(emptyValues, policies.currency(), policies.products(), earliest, policies.zone()));
    }

    /**
     * Returns how many threads share the work of a step: one in a dry run, and one for an embedded database. Killed while two
     * threads write, H2 2.4 can keep index entries whose undo log it has not written (decision note 40).
     */
    int threads(DatabaseAddress address) {
        if (dryRun || address.isEmbedded()) {
            return 1;
        }
        return workers > 0
                ? workers
                : Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));
    }
}
