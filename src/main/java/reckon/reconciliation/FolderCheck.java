package reckon.reconciliation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.files.Manifest;
import reckon.files.SectionCheck;
import tools.jackson.core.JacksonException;

/** Checks a run's reconciliation from its folder alone: the rows, and that they add up to the manifest's section. */
public final class FolderCheck implements SectionCheck {
    @Override
    public String section() {
        return Section.NAME;
    }

    @Override
    public @Nullable String firstProblem(Path folder, Manifest manifest) throws IOException {
        Section section;
        try {
            section = manifest.section(Section.NAME, Section.class);
        } catch (JacksonException e) {
            return in("is not that of a reconciliation");
        }
        if (section == null) {
            return hasRows(manifest) ? in("is missing") : null;
        }
        RowTotals totals = new RowTotals();
        for (RowFile file : RowFile.values()) {
            String problem = file.addTo(totals, folder.resolve(file.fileName()));
            if (problem != null) {
                return problem;
            }
        }
        return problemWith(section, totals, manifest);
    }

    private static boolean hasRows(Manifest manifest) {
        List<String> names =
                Arrays.stream(RowFile.values()).map(RowFile::fileName).toList();
        return manifest.outputs().stream().anyMatch(file -> names.contains(file.name()));
    }

    private static @Nullable String problemWith(Section section, RowTotals totals, Manifest manifest) {
        Section.Bridge bridge = section.bridge();
        Section.Bridge again = totals.bridge(manifest.currency(), bridge.ledger(), bridge.paid());
        if (!section.rows().equals(totals.counts())) {
            return in("does not count the rows that are in the files: " + totals.counts());
        }
        if (!bridge.equals(again)) {
            return in("has a bridge that is not what the rows add up to: " + again);
        }
        if (!bridge.residual().isZero()) {
            return in("has a residual of " + bridge.residual() + ": a row was lost, doubled or is wrong");
        }
        if (!section.continuity().now().equals(totals.open())) {
            return in("does not have the open refunds that the rows have: " + totals.open());
        }
        if (!section.continuity().recorded().amount().equals(manifest.totals().refundAmount())) {
            return in("does not have the refunds of the run, which are "
                    + manifest.totals().refundAmount());
        }
        if (!section.continuity().holds()) {
            return in("has a continuity that does not hold");
        }
        Verdict verdict = Section.verdict(totals.counts(), bridge, section.continuity(), manifest.incomplete());
        return section.verdict() == verdict ? null : in("has the verdict " + section.verdict() + ", not " + verdict);
    }

    private static String in(String problem) {
        return Manifest.FILE_NAME + ": the section " + Section.NAME + " " + problem;
    }
}
