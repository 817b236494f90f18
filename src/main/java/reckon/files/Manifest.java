package reckon.files;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;

/**
 * {@code manifest.json}: what a run consists of. A run exists when its manifest does.
 *
 * @param ledgerId the id of the ledger that the run is part of
 * @param incomplete what is missing to call the run complete, empty if nothing is
 * @param notTaken what the input folder held that is no input file by its name
 * @param valuesThatLinkNobody values that too many accounts share to show one user (Rule U1), by fingerprint
 * @param sections what other rooms say of the run, by the property's name in the file
 */
public record Manifest(
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
        List<UnlinkedValue> valuesThatLinkNobody,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> sections) {
    /** Where it stands in the run's folder. */
    public static final String FILE_NAME = "manifest.json";

    /**
     * The run's control totals.
     *
     * @param decisions how many decisions there were of each kind
     */
    public record Totals(long requestsDue, Map<String, Long> decisions, Money refundAmount, Points pointsSpent) {}

    /** The run's part of the audit; a first hash of null: it has no line. */
    public record Audit(
            long previousSeq,
            long lastSeq,
            String previousHash,
            @Nullable String firstHash,
            String lastHash) {}

    /**
     * A file that was taken or refused.
     *
     * @param decidedAgain how many of its lines are requests that were decided before
     */
    public record Input(
            String kind, String name, String sha256, boolean refused, long lines, long rejected, long decidedAgain) {}

    /**
     * A value that links nobody.
     *
     * @param fingerprint stands for the value, which is personal
     */
    public record UnlinkedValue(String attribute, String fingerprint, int accounts) {}

    /**
     * Returns the manifest with one more section; sections stand behind everything else, by name.
     *
     * @param section is written as Jackson writes it, names in snake case and amounts as texts with two places
     */
    public Manifest with(String name, Object section) {
        Map<String, Object> more = new TreeMap<>(sections);
        more.put(name, section);
        return with(outputs, more);
    }

    /** Returns the manifest with more files among its outputs, which stand by their names. */
    public Manifest withOutputs(List<WrittenFile> more) {
        List<WrittenFile> all = Stream.concat(outputs.stream(), more.stream())
                .sorted(Comparator.comparing(WrittenFile::name))
                .toList();
        return with(all, sections);
    }

    /** Returns the manifest without some files among its outputs. */
    public Manifest withoutOutputs(Collection<String> names) {
        return with(
                outputs.stream().filter(file -> !names.contains(file.name())).toList(), sections);
    }

    private Manifest with(List<WrittenFile> files, Map<String, Object> otherSections) {
        return new Manifest(
                businessDate,
                run,
                ledgerId,
                incomplete,
                notTaken,
                currency,
                policyVersions,
                totals,
                audit,
                inputs,
                files,
                valuesThatLinkNobody,
                otherSections);
    }

    /** Returns a section as the type it was written from, or null if there is none; throws {@link tools.jackson.core.JacksonException} where it is none such. */
    public <T> @Nullable T section(String name, Class<T> type) {
        Object section = sections.get(name);
        return section == null ? null : ManifestJson.convert(section, type);
    }

    /** Reads a manifest; throws {@link tools.jackson.core.JacksonException} where it is none. */
    public static Manifest read(byte[] json) {
        return ManifestJson.read(json, Manifest.class);
    }

    /** Returns the manifest as it stands in its file. */
    public byte[] toBytes() {
        return ManifestJson.write(this);
    }
}
