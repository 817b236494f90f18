package reckon.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import reckon.files.Manifest;
import reckon.reconciliation.Section;
import reckon.reconciliation.Tally;

/** Puts the verdict of a run together. */
final class NightBand {
    private final Night night;

    NightBand(Night night) {
        this.night = night;
    }

    Band band() {
        Section section = night.section();
        if (section == null) {
            return new Band("none", Words.of("verdict.none"), Words.of("verdict.none.sentence"), List.of(files()));
        }
        String verdict = section.verdict().name();
        return new Band(
                verdict.toLowerCase(Locale.ROOT),
                Words.of("verdict." + verdict),
                sentence(section),
                List.of(bridge(section), continuity(section), files()));
    }

    private Text sentence(Section section) {
        return switch (section.verdict()) {
            case RECONCILED -> Words.of("verdict.RECONCILED.sentence");
            case PENDING ->
                Words.ofCount(
                        "verdict.PENDING.sentence",
                        section.rows().pending(),
                        Numbers.money(section.bridge().pending().amount()),
                        night.currency());
            case BREAKS -> Words.of("verdict.BREAKS.sentence", breaks(section));
            case INCOMPLETE -> incomplete(section);
        };
    }

    private static Text breaks(Section section) {
        Section.RowCounts rows = section.rows();
        return Words.ofCount(
                "verdict.breaks",
                rows.fresh() + rows.persisting(),
                Numbers.count(rows.fresh()),
                Numbers.count(rows.persisting()),
                Numbers.count(rows.resolved()));
    }

    private Text incomplete(Section section) {
        int reasons = night.manifest().incomplete().size();
        Text missing = reasons == 0
                ? Words.of("verdict.INCOMPLETE.figures")
                : Words.ofCount("verdict.INCOMPLETE.sentence", reasons);
        boolean hasBreaks = section.rows().fresh() + section.rows().persisting() > 0;
        return hasBreaks ? Words.of("sentence.two", missing, breaks(section)) : missing;
    }

    private static Band.Proof bridge(Section section) {
        boolean closes = section.bridge().residual().isZero();
        return new Band.Proof(
                closes,
                Words.of(closes ? "proof.bridge" : "proof.bridge.not"),
                Words.of("proof.bridge.detail", Numbers.money(section.bridge().residual())));
    }

    private static Band.Proof continuity(Section section) {
        Section.Continuity continuity = section.continuity();
        boolean holds = continuity.holds();
        return new Band.Proof(
                holds,
                Words.of(holds ? "proof.continuity" : "proof.continuity.not"),
                holds
                        ? open(continuity.now())
                        : Words.of("proof.continuity.not.detail", open(continuity.expected()), open(continuity.now())));
    }

    private static Text open(Tally refunds) {
        return Words.ofCount("proof.continuity.detail", refunds.count(), Numbers.money(refunds.amount()));
    }

    private Band.Proof files() {
        Manifest manifest = night.manifest();
        boolean allTaken = manifest.incomplete().isEmpty();
        long lines = manifest.inputs().stream().mapToLong(Manifest.Input::lines).sum();
        long rejected =
                manifest.inputs().stream().mapToLong(Manifest.Input::rejected).sum();
        return new Band.Proof(
                allTaken,
                Words.of(allTaken ? "proof.files" : "proof.files.not"),
                Words.ofCount(
                        "proof.files.detail", manifest.inputs().size(), Numbers.count(rejected), Numbers.count(lines)));
    }

    /** Returns what stands below the title. */
    List<Text> facts() {
        Manifest manifest = night.manifest();
        List<Text> facts = new ArrayList<>();
        facts.add(Words.of(
                "fact.date",
                manifest.businessDate().toString(),
                Words.of("weekday." + manifest.businessDate().getDayOfWeek().getValue())));
        facts.add(Words.of("fact.run", Integer.toString(manifest.run())));
        facts.add(Text.same(manifest.currency()));
        manifest.policyVersions().forEach(version -> facts.add(Text.same(version)));
        if (night.isDryRun()) {
            facts.add(Words.of("fact.dry-run"));
        }
        return facts;
    }
}
