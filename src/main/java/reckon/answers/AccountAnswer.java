package reckon.answers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.cases.ResourceRow;
import reckon.cases.UserLinks;
import reckon.database.Database;
import reckon.facts.Request;
import reckon.policy.Policies;
import reckon.policy.PolicyVersion;
import reckon.policy.Sentence;
import reckon.tables.AccountTable;
import reckon.tables.AccountUserTable;
import reckon.tables.RunTable;

/** Says all that is known of an account: its points with every movement, requests, refunds, breaks, and who it is. */
public final class AccountAnswer {
    private static final String WAITING = """
            SELECT r.request_id, r.account_id, r.resource_id, r.kind, r.submitted_at
              FROM request r
              LEFT JOIN decision d ON d.request_id = r.request_id
             WHERE r.account_id = ? AND d.request_id IS NULL
             ORDER BY r.submitted_at, r.request_id
            """;

    private final Database database;
    private final Policies policies;

    /** Answers from a database, which it only reads. */
    public AccountAnswer(Database database, Policies policies) {
        this.database = database;
        this.policies = policies;
    }

    /** Returns what to tell who asked for an id that no account has. */
    public static String unknown(String accountId) {
        return "No account has the id " + accountId
                + ": accounts, requests and decisions were searched. See whether it is spelled as in the files, and whether"
                + " its line stands in rejects.csv of a run.";
    }

    /** Returns what is known of an account; null if it neither has a line nor stands in a request or a decision. */
    public @Nullable Reply of(String accountId) {
        String userId = new UserLinks(database).userOf(accountId);
        List<Recorded> decisions = new RecordedDecisions(database).ofAccount(accountId);
        List<Request> waiting = database.list(WAITING, ResourceRow::request, accountId);
        if (userId == null && decisions.isEmpty() && waiting.isEmpty()) {
            return null;
        }
        LocalDate last = database.first(
                "SELECT business_date FROM run ORDER BY run_no DESC LIMIT 1", row -> row.get(RunTable.BUSINESS_DATE));
        PolicyVersion policy = policies.inForceAt(policies.endOf(last == null ? LocalDate.EPOCH : last));
        PointsOfAccount points = new PointsOfAccount(database, policies);
        WhatFollows follows = new WhatFollows(database, policies);
        WhoIsWho who = new WhoIsWho(database, policy);
        List<Reply.Section> sections = new ArrayList<>();
        sections.add(account(accountId, userId, last));
        sections.add(points.now(accountId));
        sections.add(points.movements(accountId));
        sections.add(decisions(decisions));
        sections.add(open(waiting, decisions));
        sections.add(follows.refunds(decisions));
        sections.add(follows.breaks(accountId));
        sections.add(who.accounts(userId));
        sections.add(who.chances(userId));
        return new Reply(
                Sentence.of("Account {0} of the user {1}", accountId, userId == null ? "-" : userId), sections);
    }

    private Reply.Facts account(String accountId, @Nullable String userId, @Nullable LocalDate last) {
        Reply.Facts account = new Reply.Facts("Account")
                .add("account", accountId)
                .add("user", userId == null ? Sentence.of("no line about it was delivered") : userId);
        database.list(
                "SELECT a.risk, u.first_known_on FROM account a JOIN account_user u ON u.account_id = a.account_id"
                        + " WHERE a.account_id = ?",
                row -> account.add("risk", row.get(AccountTable.RISK))
                        .add("known since", row.get(AccountUserTable.FIRST_KNOWN_ON)),
                accountId);
        return account.add("as of the run of", last);
    }

    private Reply.Listing decisions(List<Recorded> decisions) {
        Reply.Listing all = new Reply.Listing(
                "Decisions", "request", "submitted", "resource", "decision", "rule", "reason", "refund amount", "run");
        decisions.stream()
                .filter(recorded -> !recorded.isHeld())
                .forEach(recorded -> all.add(
                        recorded.id(),
                        policies.format(recorded.submittedAt()),
                        recorded.resourceId(),
                        recorded.decision(),
                        recorded.rule(),
                        recorded.reason(),
                        recorded.refundAmount(),
                        recorded.businessDate()));
        return all;
    }

    /** Returns the requests that no run has decided: held by the last run, with the reason, or not seen by any. */
    private Reply.Listing open(List<Request> waiting, List<Recorded> decisions) {
        Reply.Listing open = new Reply.Listing("Open requests", "request", "submitted", "resource", "since", "why");
        for (Request request : waiting) {
            Recorded held = decisions.stream()
                    .filter(recorded -> recorded.isHeld() && request.requestId().equals(recorded.requestId()))
                    .findFirst()
                    .orElse(null);
            open.add(
                    request.requestId(),
                    policies.format(request.submittedAt()),
                    request.resourceId(),
                    held == null ? null : held.heldSince(),
                    held == null ? Sentence.of("waits for the next night") : Sentence.of("{0}", held.explanation()));
        }
        return open;
    }
}
