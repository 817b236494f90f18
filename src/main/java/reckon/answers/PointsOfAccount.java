package reckon.answers;

import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reckon.database.Database;
import reckon.database.ResultRow;
import reckon.money.Points;
import reckon.policy.Movement;
import reckon.policy.Policies;
import reckon.policy.Sentence;
import reckon.tables.MovementTable;
import reckon.tables.RunTable;

/** The points of an account, pot by pot, with every movement and its reason. */
final class PointsOfAccount {
    private static final String MOVEMENTS = """
            SELECT m.movement_no, m.movement, m.points, m.lasting_after, m.monthly_after, m.month_bound_after,
                   m.balance_after, m.quota_month, m.effective_at, m.reference, r.business_date
              FROM movement m
              LEFT JOIN run r ON r.run_no = m.run_no
             WHERE m.account_id = ?
            """;
    private static final String[] POTS = {"", "for good", "of the month", "bound to the month", "balance"};

    private final Database database;
    private final Policies policies;

    /** A movement with the pots behind it; the run that is going to record it may not have begun. */
    private record Booked(
            int number,
            Movement.Kind kind,
            Points points,
            Points lasting,
            Points monthly,
            Points monthBound,
            Points balance,
            YearMonth month,
            Instant effectiveAt,
            @Nullable String reference,
            Object run) {}

    PointsOfAccount(Database database, Policies policies) {
        this.database = database;
        this.policies = policies;
    }

    /** Returns the pots before and after a request; only the whole balance where nothing was booked for it. */
    Reply.Section around(Recorded recorded) {
        Reply.Listing pots = new Reply.Listing("Points", POTS);
        List<Booked> own = movements(
                recorded.accountId(),
                " AND m.reference = ? AND m.movement IN ('RESTORE', 'SPEND') ORDER BY m.movement_no",
                String.valueOf(recorded.requestId()));
        if (own.isEmpty()) {
            Points before = recorded.pointsBefore();
            Booked last = last(recorded);
            if (before == null) {
                return new Reply.Facts("Points").add("points", Sentence.of("no points are concerned"));
            }
            if (last == null || !last.balance().equals(before)) {
                return new Reply.Facts("Points")
                        .add("before", before)
                        .add("after", before.minus(recorded.pointsSpent()));
            }
            addPots("before", last, pots);
            addPots("after", last, pots);
            return pots;
        }
        movements(recorded.accountId(), " AND m.movement_no = ?", own.get(0).number() - 1)
                .forEach(before -> addPots("before", before, pots));
        own.forEach(booked -> pots.add(Sentence.of("{0} {1}", booked.kind(), booked.points()), "", "", "", ""));
        addPots("after", own.get(own.size() - 1), pots);
        return pots;
    }

    private @Nullable Booked last(Recorded recorded) {
        List<Booked> found = movements(
                recorded.accountId(),
                " AND m.run_no <= ? AND m.effective_at <= ? ORDER BY m.movement_no DESC LIMIT 1",
                recorded.runNo(),
                recorded.submittedAt());
        return found.isEmpty() ? null : found.get(0);
    }

    private static void addPots(String when, Booked at, Reply.Listing pots) {
        pots.add(Sentence.of(when), at.lasting(), at.monthly(), at.monthBound(), at.balance());
    }

    /** Returns the pots as they are after the last movement. */
    Reply.Section now(String accountId) {
        Reply.Listing pots = new Reply.Listing("Points", POTS);
        movements(accountId, " ORDER BY m.movement_no DESC LIMIT 1")
                .forEach(last -> pots.add(
                        Sentence.of("in {0}", last.month()),
                        last.lasting(),
                        last.monthly(),
                        last.monthBound(),
                        last.balance()));
        return pots;
    }

    /** Returns every movement with its reason. */
    Reply.Section movements(String accountId) {
        Reply.Listing all = new Reply.Listing(
                "Movements",
                "no",
                "when",
                "movement",
                "points",
                "for good",
                "of the month",
                "bound to the month",
                "balance",
                "run",
                "reason");
        movements(accountId, " ORDER BY m.movement_no")
                .forEach(booked -> all.add(
                        booked.number(),
                        policies.format(booked.effectiveAt()),
                        booked.kind(),
                        booked.points(),
                        booked.lasting(),
                        booked.monthly(),
                        booked.monthBound(),
                        booked.balance(),
                        booked.run(),
                        reason(booked)));
        return all;
    }

    private Sentence reason(Booked booked) {
        String reference = String.valueOf(booked.reference());
        return switch (booked.kind()) {
            case INITIAL -> Sentence.of("the quota opens (Rule Q1)");
            case LAPSE ->
                booked.effectiveAt().isBefore(policies.startOf(YearMonth.parse(reference)))
                        ? Sentence.of(
                                "a grant for the month before {0}, which was over when it came (Rule Q4)", reference)
                        : Sentence.of("what was left of the month before {0} (Rule Q2)", reference);
            case RESET -> Sentence.of("what the month before {0} consumed (Rule Q2)", reference);
            case GRANT -> Sentence.of("the grant {0} (Rule Q4)", reference);
            case RESTORE -> Sentence.of("lapsed points come back for the request {0} (Rule Q7)", reference);
            case SPEND -> Sentence.of("the refund of the request {0} (Rule F6)", reference);
        };
    }

    private List<Booked> movements(String accountId, String which, Object... parameters) {
        Object[] all = new Object[parameters.length + 1];
        all[0] = accountId;
        System.arraycopy(parameters, 0, all, 1, parameters.length);
        return database.list(MOVEMENTS + which, PointsOfAccount::booked, all);
    }

    private static Booked booked(ResultRow row) throws SQLException {
        return new Booked(
                row.get(MovementTable.MOVEMENT_NO),
                row.get(MovementTable.MOVEMENT),
                row.get(MovementTable.POINTS),
                row.get(MovementTable.LASTING_AFTER),
                row.get(MovementTable.MONTHLY_AFTER),
                row.get(MovementTable.MONTH_BOUND_AFTER),
                row.get(MovementTable.BALANCE_AFTER),
                row.get(MovementTable.QUOTA_MONTH),
                row.get(MovementTable.EFFECTIVE_AT),
                row.find(MovementTable.REFERENCE),
                Objects.requireNonNullElse(row.find(RunTable.BUSINESS_DATE), ""));
    }
}
