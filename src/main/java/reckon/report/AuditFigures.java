package reckon.report;

import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reckon.files.CsvRows;
import reckon.money.Money;
import reckon.money.Points;
import reckon.policy.Decision;
import reckon.policy.Reason;

/** What {@code audit.csv} comes to: why requests were rejected or held, the largest refunds, users of many accounts. */
final class AuditFigures implements FileFigures {
    static final String FILE = "audit.csv";
    static final int MOST_REFUNDS = 50;
    static final int MOST_ROWS = 1000;
    /** From how many accounts on a user is named. */
    static final int MANY_ACCOUNTS = 3;

    static final int MOST_USERS = 20_000;

    /** A line of the audit. */
    record Line(
            long seq,
            String requestId,
            String orderId,
            String accountId,
            String resourceId,
            String product,
            Decision decision,
            String reason,
            Money refunded,
            @Nullable Points pointsBefore,
            String explanation) {}

    private final Map<String, Long> rejected = new TreeMap<>();
    private final Map<String, Long> held = new TreeMap<>();
    private final Largest<Line> largest = new Largest<>(
            MOST_REFUNDS, Comparator.comparing(Line::refunded).reversed().thenComparing(Line::seq));
    private final Largest<Line> heldLines = new Largest<>(MOST_ROWS, Comparator.comparing(Line::seq));
    private final Largest<Line> overQuota = new Largest<>(MOST_ROWS, Comparator.comparing(Line::seq));
    private final Map<String, Set<String>> accountsOfUsers = new TreeMap<>();
    private boolean hasTooManyUsers;
    private long lines;

    @Override
    public void read(CsvRows rows) throws IOException {
        int decision = rows.column("decision");
        int reason = rows.column("reason");
        int user = rows.column("user_id");
        int account = rows.column("account_id");
        while (rows.next()) {
            lines++;
            Decision made = Decision.valueOf(rows.text(decision));
            String code = rows.text(reason);
            addUser(rows.text(user), rows.text(account));
            if (made.isAccepted()) {
                largest.add(line(rows, made, code));
            } else if (made == Decision.HELD) {
                held.merge(code, 1L, Long::sum);
                heldLines.add(line(rows, made, code));
            } else {
                rejected.merge(code, 1L, Long::sum);
                if (code.equals(Reason.QUOTA_EXCEEDED.name())) {
                    overQuota.add(line(rows, made, code));
                }
            }
        }
    }

    private static Line line(CsvRows rows, Decision decision, String reason) throws IOException {
        Money refunded = rows.money(rows.column("refund_amount"));
        return new Line(
                Long.parseLong(rows.text(rows.column("seq"))),
                rows.text(rows.column("request_id")),
                rows.text(rows.column("order_id")),
                rows.text(rows.column("account_id")),
                rows.text(rows.column("resource_id")),
                rows.text(rows.column("product")),
                decision,
                reason,
                refunded == null ? Money.ZERO : refunded,
                rows.points(rows.column("points_before")),
                rows.text(rows.column("explanation")));
    }

    /** A user is called after one of its accounts, so one with a single account has nothing else. */
    private void addUser(String user, String account) {
        if (user.isEmpty() || (user.equals(account) && !accountsOfUsers.containsKey(user))) {
            return;
        }
        if (accountsOfUsers.containsKey(user) || accountsOfUsers.size() < MOST_USERS) {
            accountsOfUsers
                    .computeIfAbsent(user, name -> new TreeSet<>(Set.of(name)))
                    .add(account);
        } else {
            hasTooManyUsers = true;
        }
    }

    Map<String, Long> rejected() {
        return rejected;
    }

    Map<String, Long> held() {
        return held;
    }

    Largest<Line> largest() {
        return largest;
    }

    Largest<Line> heldLines() {
        return heldLines;
    }

    Largest<Line> overQuota() {
        return overQuota;
    }

    /** Returns the users of whom a decision was made for more than one account, with these accounts and the one they are called after. */
    Map<String, Set<String>> accountsOfUsers() {
        return accountsOfUsers;
    }

    /** Whether more users have several accounts than are kept. */
    boolean hasTooManyUsers() {
        return hasTooManyUsers;
    }

    long lines() {
        return lines;
    }
}
