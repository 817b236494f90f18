package reckon.spark;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reckon.month.MonthDrawing;
import reckon.policy.Policies;
import reckon.reconciliation.ReconciliationSettings;
import reckon.report.MonthlyReport;
import reckon.setup.ReckonProperties;
import reckon.setup.SettingsException;
import reckon.staging.StagingSettings;

/** The settings, from the same variables of the environment as those of the one-machine program and with the same defaults. */
final class Settings {
    private final Map<String, String> environment;
    private final ReckonProperties properties;
    private final PolicyTexts texts;
    private final Policies policies;

    /** Reads them; throws {@link SettingsException} for one that cannot be meant. */
    Settings(Map<String, String> environment) {
        this.environment = environment;
        try {
            this.properties = properties();
        } catch (DateTimeException | NumberFormatException e) {
            throw new SettingsException("a variable of the environment is none of its kind: " + e.getMessage());
        }
        this.texts = PolicyTexts.read(properties.policyFiles());
        this.policies = texts.policies();
    }

    private ReckonProperties properties() {
        String since = find("RECKON_ORDERS_SINCE");
        return new ReckonProperties(
                find("RECKON_IDENTITY_KEY"),
                new BigDecimal(get("RECKON_MAX_REJECT_RATE", "0.01")),
                get("RECKON_CHARSET", "UTF-8"),
                words(environment.getOrDefault("RECKON_EMPTY_VALUES", "NULL,null,\\N,N/A,-")),
                LocalDate.parse(get("RECKON_EARLIEST", "2009-01-01")),
                words(get("RECKON_IGNORE_FILES", "")),
                flag("RECKON_REQUIRE_CHECKSUMS", false),
                Integer.parseInt(get("RECKON_SETTLEMENT_DAYS", "3")),
                since == null ? null : LocalDate.parse(since),
                words(get("RECKON_POLICY_FILES", "")).stream().map(Path::of).toList(),
                flag("RECKON_REPORT", true),
                get("RECKON_LANGUAGE", "en"),
                false,
                null,
                0);
    }

    private @Nullable String find(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    private String get(String name, String otherwise) {
        String value = find(name);
        return value == null ? otherwise : value;
    }

    private boolean flag(String name, boolean otherwise) {
        return switch (get(name, Boolean.toString(otherwise)).toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "1" -> true;
            case "false", "off", "no", "0" -> false;
            default -> throw new SettingsException(name + " must be true or false");
        };
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /**
     * Returns the key under which personal data is hashed: the variable's, or what is in the file that another one names, as
     * secrets are mounted.
     *
     * @throws SettingsException if neither is set, or the file cannot be read
     */
    byte[] identityKey() {
        String file = find("RECKON_IDENTITY_KEY_FILE");
        String key = properties.identityKey();
        try {
            if (key == null && file != null) {
                key = Files.readString(Path.of(file)).strip();
            }
        } catch (IOException e) {
            throw new SettingsException("RECKON_IDENTITY_KEY_FILE cannot be read: " + e.getMessage());
        }
        if (key == null || key.isEmpty()) {
            throw new SettingsException("RECKON_IDENTITY_KEY is not set. Set it to a secret of your own and keep it:"
                    + " personal data is hashed with it, and under another key users would not be recognized again");
        }
        return key.getBytes(StandardCharsets.UTF_8);
    }

    ReckonProperties all() {
        return properties;
    }

    /** Returns what draws the page of a month. */
    MonthDrawing monthDrawing() {
        return properties.report() ? new MonthlyReport(properties.reportLanguage()) : MonthDrawing.NONE;
    }

    PolicyTexts policyTexts() {
        return texts;
    }

    Policies policies() {
        return policies;
    }

    StagingSettings staging() {
        return properties.staging(policies);
    }

    ReconciliationSettings reconciliation() {
        return new ReconciliationSettings(properties.settlementDays(), properties.ordersSince());
    }
}
