package reckon.answers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import reckon.database.Database;
import reckon.facts.RequestKind;
import reckon.policy.DecisionLine;
import reckon.policy.Policies;
import reckon.policy.Quotation;
import reckon.policy.RefundLine;
import reckon.policy.Release;
import reckon.policy.Sentence;
import reckon.tables.InputFileTable;
import reckon.tables.ResourceTable;
import reckon.tables.RunTable;

/** Puts a quote into sections: the result, the orders, what changes ahead, and as of which delivery it speaks. */
final class QuoteReply {
    private final Database database;
    private final Policies policies;
    private final DecisionLine line;
    private final DecisionLine withPoints;
    private final Instant at;

    /**
     * @param line what the request would come to
     * @param withPoints what it would come to if the account had points in plenty
     * @param at when the request is submitted
     */
    QuoteReply(Database database, Policies policies, DecisionLine line, DecisionLine withPoints, Instant at) {
        this.database = database;
        this.policies = policies;
        this.line = line;
        this.withPoints = withPoints;
        this.at = at;
    }

    /** @param waiting the ids of requests that are decided before it */
    Reply of(String resourceId, RequestKind kind, List<Quotation.Change> changes, List<String> waiting) {
        return new Reply(heading(resourceId, kind), List.of(result(), orders(), changes(changes), basis(waiting)));
    }

    private Sentence heading(String resourceId, RequestKind kind) {
        Sentence subject = Sentence.of("{0} of {1}, asked at {2}", kind, resourceId, policies.format(at));
        if (line.ruling().decision().isAccepted()) {
            return Sentence.of(
                    "{0}: {1} {2} would go back for {3} points",
                    subject,
                    line.ruling().refundAmount(),
                    policies.currency(),
                    line.ruling().pointsSpent());
        }
        return withPoints.ruling().decision().isAccepted()
                ? Sentence.of(
                        "{0}: points are missing; with them {1} {2} would go back for {3} points",
                        subject,
                        withPoints.ruling().refundAmount(),
                        policies.currency(),
                        withPoints.ruling().pointsSpent())
                : Sentence.of(
                        "{0}: {1} ({2})",
                        subject,
                        line.ruling().decision(),
                        String.valueOf(line.ruling().reason()));
    }

    private Reply.Facts result() {
        Reply.Facts result = new Reply.Facts("Quote")
                .add("decision", line.ruling().decision())
                .add("rule", line.ruling().rule())
                .add("reason", line.ruling().reason())
                .add("account", line.accountId())
                .add("refund amount", line.ruling().refundAmount())
                .add("cost in points", withPoints.ruling().pointsSpent())
                .add("points before", line.pointsBefore())
                .add("explanation", line.ruling().grounds());
        Release release = withPoints.release();
        if (release != null) {
            result.add(
                    "resource",
                    release.until() == null
                            ? Sentence.of("{0} is released at once and for good", release.resourceId())
                            : Sentence.of(
                                    "{0} ends earlier: at {1}",
                                    release.resourceId(), policies.format(release.until())));
            addAttached(release, result);
        }
        YearMonth month = policies.monthOf(at).minusMonths(1);
        if (!database.exists("SELECT 1 FROM consumption WHERE consumption_month = ?", month.toString())) {
            result.add(
                    "points of the month",
                    Sentence.of("the consumption of {0} was not delivered yet: counted as 0", month));
        }
        return result;
    }

    private void addAttached(Release release, Reply.Facts result) {
        if (release.action() == Release.Action.RELEASE) {
            database.list(
                    "SELECT resource_id FROM resource WHERE attached_to = ? AND status IN ('ACTIVE', 'FROZEN')"
                            + " ORDER BY resource_id",
                    row -> result.add(
                            "attached",
                            Sentence.of(
                                    "{0} goes on without it unless it is asked for as well",
                                    row.get(ResourceTable.RESOURCE_ID))),
                    release.resourceId());
        }
    }

    private Reply.Listing orders() {
        Reply.Listing orders =
                new Reply.Listing("By order", "order", "kind", "cash that counts", "refund amount", "points");
        for (RefundLine refund : withPoints.ruling().refunds()) {
            orders.add(
                    refund.orderId(), refund.kind(), refund.orderAmount(), refund.refundAmount(), refund.pointsSpent());
        }
        return orders;
    }

    private Reply.Listing changes(List<Quotation.Change> all) {
        Reply.Listing changes = new Reply.Listing(
                "Changes ahead by more than a day's price", "from", "just before", "then", "decision");
        for (Quotation.Change change : all) {
            changes.add(
                    policies.format(change.from()),
                    change.before().ruling().refundAmount(),
                    change.after().ruling().refundAmount(),
                    change.after().ruling().decision());
        }
        return changes;
    }

    /** Says as of which delivery the quote speaks. */
    private Reply.Facts basis(List<String> waiting) {
        Reply.Facts basis = new Reply.Facts("As of");
        LocalDate last = database.first(
                "SELECT business_date FROM run ORDER BY run_no DESC LIMIT 1", row -> row.get(RunTable.BUSINESS_DATE));
        basis.add("as of the run of", last);
        for (String kindOfFile : List.of("ORDERS", "RESOURCES", "PRICES", "ACCOUNTS")) {
            database.list(
                    "SELECT name, business_date FROM input_file WHERE kind = ? AND NOT refused"
                            + " ORDER BY file_no DESC LIMIT 1",
                    row -> basis.add(
                            kindOfFile,
                            Sentence.of(
                                    "{0}, taken on {1}",
                                    row.get(InputFileTable.NAME), row.get(InputFileTable.BUSINESS_DATE))),
                    kindOfFile);
        }
        if (!waiting.isEmpty()) {
            basis.add("decided before it", Sentence.of("{0}", waiting));
        }
        return basis;
    }
}
