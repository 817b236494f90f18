package reckon.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import reckon.files.Manifest;
import reckon.files.WrittenFile;
import reckon.money.Money;
import reckon.money.Points;
import reckon.reconciliation.Break;
import reckon.reconciliation.Section;
import reckon.reconciliation.State;
import reckon.reconciliation.Tally;
import reckon.reconciliation.Verdict;
import reckon.sample.Sample;
import reckon.support.Folders;

/** The folder of a night that never was: the sample's files, some of them with other lines, and nights before it. */
final class MadeNight {
    private static final LocalDate DATE = LocalDate.of(2026, 11, 4);
    private static final Money LEDGER = Money.of("1378271.31");

    private final Map<String, String> content = new HashMap<>();
    private final int nightsBefore;
    private List<String> incomplete = List.of();
    private List<String> notTaken = List.of();
    private Money residual = Money.ZERO;

    /** @param nightsBefore of how many nights before there are manifests */
    MadeNight(int nightsBefore) {
        this.nightsBefore = nightsBefore;
    }

    /** Gives a file other lines; its header stays. */
    MadeNight with(String file, String lines) {
        content.put(file, lines);
        return this;
    }

    /** Leaves every file without a line. */
    MadeNight withNothing() {
        for (Path file : Folders.contents(Sample.EXPECTED)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".csv")) {
                content.put(name, "");
            }
        }
        return this;
    }

    MadeNight incompleteFor(String... reasons) {
        incomplete = List.of(reasons);
        return this;
    }

    /** Leaves files lying that are none of the input. */
    MadeNight withFilesNotTaken(String... names) {
        notTaken = List.of(names);
        return this;
    }

    /** Leaves an amount unexplained, in the bridge and between the nights, and has two payments of as much wait. */
    MadeNight withResidual(Money amount) {
        residual = amount;
        return this;
    }

    /** Writes it and returns its folder. */
    Path write() throws IOException {
        Path folder = Folders.create("report").resolve(DATE.toString());
        Files.createDirectory(folder);
        RunFigures figures = new RunFigures();
        Manifest sample = Manifest.read(Files.readAllBytes(Sample.EXPECTED.resolve(Manifest.FILE_NAME)));
        for (WrittenFile file : sample.outputs()) {
            String text = Files.readString(Sample.EXPECTED.resolve(file.name()));
            String header = text.substring(0, text.indexOf('\n') + 1);
            String lines = content.get(file.name());
            Files.writeString(folder.resolve(file.name()), lines == null ? text : header + lines);
            figures.read(file.name(), folder.resolve(file.name()));
        }
        Manifest tonight = manifest(sample, figures);
        Files.write(folder.resolve(Manifest.FILE_NAME), tonight.toBytes());
        for (int i = 1; i <= nightsBefore; i++) {
            writeBefore(folder, tonight, i);
        }
        return folder;
    }

    private Manifest manifest(Manifest sample, RunFigures figures) {
        AuditFigures audit = figures.audit();
        boolean isEmpty = audit.lines() == 0;
        Map<String, Long> decisions = new TreeMap<>(sample.totals().decisions());
        decisions.replaceAll((decision, count) -> isEmpty ? 0 : count);
        Money refunded = figures.refunds().byProduct().values().stream().reduce(Money.ZERO, Money::plus);
        Manifest.Totals totals = new Manifest.Totals(
                isEmpty ? 0 : sample.totals().requestsDue(),
                decisions,
                refunded,
                isEmpty ? Points.ZERO : sample.totals().pointsSpent());
        return of(sample, DATE, nightsBefore + 1, incomplete, totals).with(Section.NAME, section(figures));
    }

    private Manifest of(Manifest sample, LocalDate date, int run, List<String> incomplete, Manifest.Totals totals) {
        return new Manifest(
                date,
                run,
                sample.ledgerId(),
                incomplete,
                notTaken,
                sample.currency(),
                sample.policyVersions(),
                totals,
                sample.audit(),
                sample.inputs(),
                sample.outputs(),
                sample.valuesThatLinkNobody(),
                sample.sections());
    }

    private Section section(RunFigures figures) {
        Tally pending = pending(figures);
        Tally missing = open(figures, 1, Break.SETTLEMENT_MISSING);
        Tally failed = open(figures, 1, Break.SETTLEMENT_FAILED);
        Tally amounts = open(figures, 1, Break.SETTLEMENT_AMOUNT);
        Tally duplicates = open(figures, -1, Break.SETTLEMENT_DUPLICATE);
        Tally unknown = open(figures, -1, Break.SETTLEMENT_UNKNOWN);
        Money difference = List.of(pending, missing, failed, amounts, duplicates, unknown).stream()
                .map(Tally::amount)
                .reduce(residual, Money::plus);
        Tally open = new Tally(
                pending.count() + missing.count() + failed.count(),
                pending.amount().plus(missing.amount()).plus(failed.amount()));
        Section.Bridge bridge = new Section.Bridge(
                "CNY",
                new Tally(1000, LEDGER),
                new Tally(1000, LEDGER.minus(difference)),
                pending,
                missing,
                failed,
                amounts,
                duplicates,
                unknown,
                Tally.ZERO,
                residual);
        return new Section(
                verdict(figures),
                DATE,
                nightsBefore == 0 ? null : DATE.minusDays(1),
                rows(figures),
                bridge,
                new Section.Continuity(
                        new Tally(open.count(), open.amount().plus(residual)),
                        Tally.ZERO,
                        Tally.ZERO,
                        Tally.ZERO,
                        open),
                new Tally(residual.isZero() ? 0 : 2, residual));
    }

    private Verdict verdict(RunFigures figures) {
        Section.RowCounts rows = rows(figures);
        if (!incomplete.isEmpty() || !residual.isZero()) {
            return Verdict.INCOMPLETE;
        }
        if (rows.fresh() + rows.persisting() > 0) {
            return Verdict.BREAKS;
        }
        return rows.pending() > 0 ? Verdict.PENDING : Verdict.RECONCILED;
    }

    private static Section.RowCounts rows(RunFigures figures) {
        return new Section.RowCounts(
                count(figures, State.NEW),
                count(figures, State.PERSISTING),
                count(figures, State.RESOLVED),
                count(figures, State.ACCEPTED),
                figures.pending().largest().seen());
    }

    private static long count(RunFigures figures, State state) {
        return Arrays.stream(Break.values())
                .mapToLong(kind -> figures.breaks().count(kind, state).rows())
                .sum();
    }

    private static Tally pending(RunFigures figures) {
        Money amount = figures.pending().byAge().stream().reduce(Money.ZERO, Money::plus);
        return new Tally(figures.pending().largest().seen(), amount);
    }

    private static Tally open(RunFigures figures, int sign, Break kind) {
        BreakFigures.Count open = figures.breaks().open(kind);
        Money amount = sign > 0 ? open.weight() : Money.ZERO.minus(open.weight());
        return new Tally(open.rows(), amount);
    }

    /** Writes the manifest of a night before, whose refunds follow from its date. */
    private void writeBefore(Path folder, Manifest tonight, int daysBefore) throws IOException {
        LocalDate date = DATE.minusDays(daysBefore);
        long cents = 450_000 + date.toEpochDay() * date.toEpochDay() * 7919 % 310_000;
        Map<String, Long> decisions = new TreeMap<>(tonight.totals().decisions());
        decisions.put("PARTIAL", 20 + cents % 13);
        Manifest.Totals totals = new Manifest.Totals(70, decisions, new Money(cents), new Points(cents));
        Section last = java.util.Objects.requireNonNull(tonight.section(Section.NAME, Section.class));
        Section.Bridge bridge = last.bridge();
        Money paid = bridge.paid().amount().minus(new Money(daysBefore * 520_000L));
        Section section = new Section(
                last.verdict(),
                date,
                daysBefore == nightsBefore ? null : date.minusDays(1),
                last.rows(),
                new Section.Bridge(
                        bridge.currency(),
                        bridge.ledger(),
                        new Tally(900, paid),
                        bridge.pending(),
                        bridge.missing(),
                        bridge.failed(),
                        bridge.amountDifferences(),
                        bridge.duplicates(),
                        bridge.unknown(),
                        bridge.accepted(),
                        bridge.residual()),
                last.continuity(),
                last.waiting());
        Path before = Files.createDirectory(folder.resolveSibling(date.toString()));
        Files.write(
                before.resolve(Manifest.FILE_NAME),
                of(tonight, date, nightsBefore + 1 - daysBefore, List.of(), totals)
                        .with(Section.NAME, section)
                        .toBytes());
    }
}
