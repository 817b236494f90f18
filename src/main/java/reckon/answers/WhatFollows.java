package reckon.answers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import reckon.database.Database;
import reckon.policy.Policies;
import reckon.policy.Reason;
import reckon.policy.Release;
import reckon.policy.Sentence;
import reckon.reconciliation.ReconciliationRow;
import reckon.reconciliation.RefundPayments;
import reckon.reconciliation.Settlement;
import reckon.tables.RefundTable;
import reckon.tables.UnbindingTable;

/** What follows from a decision: its refunds and whether they are paid, what becomes of the resources, and breaks. */
final class WhatFollows {
    private final Database database;
    private final Policies policies;
    private final RefundPayments payments;

    WhatFollows(Database database, Policies policies) {
        this.database = database;
        this.policies = policies;
        this.payments = new RefundPayments(database, policies);
    }

    /** Returns the refunds of decisions, one a line, with what is known of their payment. */
    Reply.Section refunds(List<Recorded> decisions) {
        Reply.Listing refunds =
                new Reply.Listing("Refunds", "refund", "order", "kind", "amount", "points", "what of it");
        for (Recorded recorded : decisions) {
            database.list(
                    "SELECT refund_id, order_id, kind, refund_amount, points_spent FROM refund"
                            + " WHERE run_no = ? AND line_no = ? ORDER BY part_no",
                    row -> {
                        String refundId = row.get(RefundTable.REFUND_ID);
                        String orderId = row.get(RefundTable.ORDER_ID);
                        return refunds.add(
                                refundId,
                                orderId,
                                row.get(RefundTable.KIND),
                                row.get(RefundTable.REFUND_AMOUNT),
                                row.get(RefundTable.POINTS_SPENT),
                                Sentence.of("{0}", paymentsOf(refundId, orderId, recorded.runNo())));
                    },
                    recorded.runNo(),
                    recorded.lineNo());
        }
        return refunds;
    }

    private List<Object> paymentsOf(String refundId, String orderId, int recordedBy) {
        List<Settlement> settlements = payments.of(refundId);
        List<Object> said = new ArrayList<>();
        if (settlements.stream().allMatch(payments::waits)) {
            LocalDate due = payments.due(recordedBy);
            said.add(due == null ? Sentence.of("not paid yet") : Sentence.of("not paid yet, due on {0}", due));
        }
        settlements.forEach(settlement -> said.add(said(settlement)));
        payments.foundOfRefund(refundId).forEach(found -> said.add(said(found)));
        payments.foundOfOrder(orderId).forEach(found -> said.add(said(found)));
        return said;
    }

    private Sentence said(Settlement settlement) {
        String words = payments.waits(settlement)
                ? "the settlement {0} of {1} is dated {2} and counts from the run of that day on"
                : settlement.isPaid()
                        ? "paid by the settlement {0}: {1} on {2}"
                        : "the settlement {0} of {1} failed on {2}";
        return Sentence.of(
                words, settlement.settlementId(), settlement.amount(), policies.format(settlement.settledAt()));
    }

    private static Sentence said(ReconciliationRow found) {
        return Sentence.of("break {0}, {1} since {2}", found.kind(), found.state(), found.since());
    }

    /** Returns what the last reconciliation found about an account. */
    Reply.Section breaks(String accountId) {
        Reply.Listing breaks =
                new Reply.Listing("Breaks", "break", "state", "refund", "order", "expected", "actual", "since", "note");
        payments.foundOfAccount(accountId)
                .forEach(found -> breaks.add(
                        found.kind(),
                        found.state(),
                        found.refundId(),
                        found.orderId(),
                        found.expected(),
                        found.actual(),
                        found.since(),
                        found.note()));
        return breaks;
    }

    /** Returns what happens to the resource and what is attached to it, or to a request that waits. */
    Reply.Section next(Recorded recorded) {
        Reply.Facts next = new Reply.Facts("What happens next");
        Release release =
                Release.of(recorded.resourceId(), recorded.kind(), recorded.decision(), recorded.resourceEnd());
        if (recorded.isHeld()) {
            return next.add("request", Sentence.of("it stays due: every night asks again, at no cost to the customer"))
                    .add("who delivers", whoDelivers(Objects.requireNonNull(recorded.reason())));
        }
        if (!recorded.decision().isAccepted()) {
            next.add("request", Sentence.of("nothing is returned; the resource stays as it is"));
        } else {
            next.add("money", Sentence.of("it goes to the account's balance (Rule R4); see the refunds"));
        }
        if (release != null) {
            next.add("resource", resource(release));
        }
        database.list(
                "SELECT resource_id FROM unbinding WHERE run_no = ? AND line_no = ? ORDER BY resource_id",
                row -> next.add(
                        "attached",
                        Sentence.of(
                                "{0} goes on without it and is unbound (Rule R1)",
                                row.get(UnbindingTable.RESOURCE_ID))),
                recorded.runNo(),
                recorded.lineNo());
        return next;
    }

    /** Returns who has to deliver what a held request waits for; what it is, the explanation says. */
    private static Sentence whoDelivers(Reason reason) {
        return switch (reason) {
            case FILE_REFUSED -> Sentence.of("whoever delivered the file, mended and under the same name");
            case LINE_REJECTED ->
                Sentence.of("whoever delivered the line, as a good line in a later file of the same kind");
            case ACCOUNT_UNKNOWN -> deliversFor("accounts.csv");
            case ACCOUNT_MISMATCH -> deliversFor("orders.csv", "resources.csv");
            case NO_ORDER, TWO_CURRENT_TERMS, OVERLAPPING_TERMS, NO_CURRENT_TERM -> deliversFor("orders.csv");
            case NO_LIST_PRICE -> deliversFor("prices.csv");
            default -> throw new IllegalStateException("nothing is held for " + reason);
        };
    }

    private static Sentence deliversFor(String... files) {
        return Sentence.of("whoever delivers {0}, to the input folder of the next night", List.of(files));
    }

    private Sentence resource(Release release) {
        return release.until() == null
                ? Sentence.of("{0} is released at once and for good", release.resourceId())
                : Sentence.of("{0} ends earlier: at {1}", release.resourceId(), policies.format(release.until()));
    }
}
