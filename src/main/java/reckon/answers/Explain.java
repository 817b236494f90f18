package reckon.answers;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.money.Money;
import reckon.output.AuditEntry;
import reckon.policy.AskedRule;
import reckon.policy.Calculation;
import reckon.policy.DecisionLine;
import reckon.policy.Policies;
import reckon.policy.PolicyVersion;
import reckon.policy.Sentence;
import reckon.policy.Subtrahend;
import reckon.staging.DeliveredLines;
import reckon.tables.RequestTable;

/** Explains decisions as a person would work them out by hand. */
public final class Explain {
    private static final int PLACES = 4;

    private final Database database;
    private final Policies policies;
    private final Path output;
    private final Sources sources;

    /**
     * Explains what stands in a database, which it only reads.
     *
     * @param output the folder of the runs' folders, in which the audit lines are looked for
     * @param lines looks for the lines of facts in the files that brought them; null if these are not at hand
     */
    public Explain(Database database, Policies policies, Path output, @Nullable DeliveredLines lines) {
        this.database = database;
        this.policies = policies;
        this.output = output;
        this.sources = new Sources(database, lines);
    }

    /**
     * Explains what was decided on a request, on the request of a refund, or on an order.
     *
     * @return a reply for each decision; none if no request, refund or order has the id
     */
    public List<Reply> of(String id) {
        RecordedDecisions decisions = new RecordedDecisions(database);
        Recorded ofRequest = decisions.ofRequest(id);
        if (ofRequest != null) {
            return List.of(reply(ofRequest));
        }
        List<Recorded> found = decisions.ofRefund(id);
        if (found.isEmpty()) {
            found = decisions.ofOrder(id);
        }
        return found.isEmpty() ? undecided(id) : found.stream().map(this::reply).toList();
    }

    /** Returns what to tell who asked for an id that nothing has. */
    public static String unknown(String id) {
        return "No request, refund or order has the id " + id
                + ": decisions, requests held and waiting, refunds and orders were searched. See whether it is spelled as in"
                + " the files, and whether its line stands in rejects.csv of a run; what was delivered today comes with the"
                + " next night.";
    }

    /** Returns that no run has seen a request, or that nothing was decided about an order; none if there is neither. */
    private List<Reply> undecided(String id) {
        Instant submittedAt = database.first(
                "SELECT submitted_at FROM request WHERE request_id = ?", row -> row.get(RequestTable.SUBMITTED_AT), id);
        if (submittedAt != null) {
            return List.of(new Reply(
                    Sentence.of(
                            "Request {0} of {1} is known and no run has decided it: it waits for the next night.",
                            id, policies.format(submittedAt)),
                    List.of()));
        }
        String resourceId = new RecordedDecisions(database).resourceOf(id);
        return resourceId == null
                ? List.of()
                : List.of(new Reply(
                        Sentence.of(
                                "Order {0} of resource {1} is known, and nothing was decided about it.",
                                id, resourceId),
                        List.of()));
    }

    private Reply reply(Recorded recorded) {
        @Nullable DecisionLine again = new Redecision(database, policies).of(recorded);
        boolean isSame = again != null && recorded.isSameAs(again);
        DecisionLine line = isSame ? Objects.requireNonNull(again) : recorded.asLine();
        WhatFollows follows = new WhatFollows(database, policies);
        WhoIsWho who = new WhoIsWho(database, policy(recorded));
        List<Reply.Section> sections = new ArrayList<>();
        sections.add(decision(recorded, again, isSame));
        sections.add(new FactsUsed(database, policies, sources, recorded).all());
        sections.add(rules(line, recorded));
        sections.add(calculation(line, recorded));
        if (recorded.decision().isAccepted()) {
            sections.add(kept(line, recorded));
        }
        sections.add(new PointsOfAccount(database, policies).around(recorded));
        sections.add(who.accounts(recorded.userId()));
        sections.add(who.chances(recorded.userId()));
        if (recorded.decision().isAccepted()) {
            sections.add(follows.refunds(List.of(recorded)));
        }
        sections.add(follows.next(recorded));
        sections.add(audit(recorded));
        return new Reply(heading(recorded), sections);
    }

    private PolicyVersion policy(Recorded recorded) {
        return policies.inForceAt(recorded.submittedAt());
    }

    private Sentence heading(Recorded recorded) {
        Sentence subject = Sentence.of(recorded.requestId() != null ? "Request {0}" : "Order {0}", recorded.id());
        if (recorded.isHeld()) {
            return Sentence.of(
                    "{0}: HELD since {1} ({2})", subject, since(recorded), String.valueOf(recorded.reason()));
        }
        return recorded.decision().isAccepted()
                ? Sentence.of(
                        "{0}: {1}, {2} {3} go back for {4} points",
                        subject,
                        recorded.decision(),
                        recorded.refundAmount(),
                        policies.currency(),
                        recorded.pointsSpent())
                : Sentence.of("{0}: {1} ({2})", subject, recorded.decision(), String.valueOf(recorded.reason()));
    }

    private static Object since(Recorded recorded) {
        return recorded.heldSince() == null ? recorded.businessDate() : recorded.heldSince();
    }

    private Reply.Facts decision(Recorded recorded, @Nullable DecisionLine again, boolean isSame) {
        Money amount = recorded.orderAmount();
        Reply.Facts facts = new Reply.Facts("Decision as recorded")
                .add("request", recorded.requestId())
                .add("order", recorded.orderId())
                .add("decision", recorded.decision())
                .add(
                        "rule",
                        Sentence.of(
                                "{0}: {1}",
                                recorded.rule(), Sentence.of(recorded.rule().title())))
                .add("reason", recorded.reason())
                .add("account", recorded.accountId())
                .add("user", recorded.userId())
                .add("resource", recorded.resourceId())
                .add("product", recorded.product())
                .add("submitted", policies.format(recorded.submittedAt()))
                .add("run", recorded.businessDate())
                .add("policy", recorded.policyVersion())
                .add("held since", recorded.isHeld() ? since(recorded) : null)
                .add("usage days", recorded.usageDays())
                .add("order amount", amount)
                .add("consumed amount", amount == null ? null : amount.minus(recorded.refundAmount()))
                .add("refund amount", recorded.refundAmount())
                .add("points spent", recorded.pointsSpent())
                .add("points before", recorded.pointsBefore())
                .add(
                        "points after",
                        recorded.pointsBefore() == null
                                ? null
                                : recorded.pointsBefore().minus(recorded.pointsSpent()));
        return facts.add("decided again", comparison(recorded, again, isSame));
    }

    /** Says whether the facts of now still come to what was recorded; what was recorded stands in any case. */
    private Sentence comparison(Recorded recorded, @Nullable DecisionLine again, boolean isSame) {
        if (isSame) {
            return Sentence.of("from the facts as they stand now it is the same, to the letter");
        }
        if (database.exists(RecordedDecisions.ARCHIVED, recorded.resourceId())) {
            return Sentence.of(
                    "orders of the resource were moved to an archive since: what is below is as recorded, {0}",
                    recorded.explanation());
        }
        String moved =
                "the facts have changed since: what is below is as recorded, {0}. From those of now it would be {1}";
        return again == null
                ? Sentence.of("the facts have changed since: what is below is as recorded, {0}", recorded.explanation())
                : Sentence.of(
                        moved,
                        recorded.explanation(),
                        Sentence.of(
                                "{0} {1}: {2}",
                                again.ruling().decision(),
                                again.ruling().refundAmount(),
                                again.ruling().grounds()));
    }

    private Reply.Listing rules(DecisionLine line, Recorded recorded) {
        Reply.Listing rules = new Reply.Listing("Rules asked, in order", "", "rule", "what it asks", "answer");
        AskedRule.of(line, policy(recorded))
                .forEach(asked ->
                        rules.add(asked.decides() ? "→" : "", asked.rule().name(), asked.question(), asked.answer()));
        return rules;
    }

    /** The calculation, a line for each of its terms; the reason where nothing was calculated. */
    private static Reply.Section calculation(DecisionLine line, Recorded recorded) {
        Calculation calculation = Calculation.in(line.ruling().grounds());
        if (calculation == null) {
            return new Reply.Facts(recorded.decision().isAccepted() ? "Calculation" : "Why")
                    .add("as recorded", line.ruling().grounds());
        }
        Reply.Listing lines = new Reply.Listing("Calculation", "", "what", "amount");
        calculation.summands().forEach(cash -> lines.add("+", Sentence.of("cash that counts"), cash));
        for (Subtrahend part : calculation.subtrahends()) {
            lines.add(
                    part.amount().isNegative() ? "+" : "-",
                    part.written(),
                    part.value(PLACES).abs().toPlainString());
        }
        lines.add(
                "=",
                Sentence.of("rounded once, half up{0}", Sentence.of("{0}", calculation.notes())),
                calculation.result());
        calculation.remarks().forEach(remark -> lines.add("", remark, ""));
        lines.add("→", Sentence.of("goes back"), recorded.refundAmount());
        return lines;
    }

    /** Returns which cash does not come back, and why. */
    private static Reply.Section kept(DecisionLine line, Recorded recorded) {
        Reply.Facts kept = new Reply.Facts("Not returned");
        Money amount = recorded.orderAmount();
        Money used = amount == null ? Money.ZERO : amount.minus(recorded.refundAmount());
        kept.add(
                "used up",
                used.isPositive()
                        ? Sentence.of("{0} for {1} started days", used, String.valueOf(recorded.usageDays()))
                        : Sentence.of("nothing"));
        Calculation calculation = Calculation.in(line.ruling().grounds());
        if (calculation != null) {
            calculation.remarksOnWhatIsKept().forEach(remark -> kept.add("kept", remark));
        }
        return kept;
    }

    private Reply.Section audit(Recorded recorded) {
        Path folder = output.resolve(recorded.businessDate().toString());
        AuditEntry entry = AuditEntry.find(folder, recorded.requestId(), recorded.orderId());
        Reply.Facts audit = new Reply.Facts("Audit");
        if (entry == null) {
            return audit.add(
                    "line",
                    Sentence.of(
                            "it is not in {0}: name the folder of the runs' folders by --output", folder.toString()));
        }
        return audit.add(
                        "line",
                        Sentence.of(
                                "line {0} of {1}",
                                entry.seq(), folder.resolve("audit.csv").toString()))
                .add("previous hash", entry.previousHash())
                .add("hash", entry.hash())
                .add(
                        "chain",
                        Sentence.of(
                                entry.isChained()
                                        ? "the hash is that of the line and the hash before it"
                                        : "the hash is not that of the line: verify the folder"));
    }
}
