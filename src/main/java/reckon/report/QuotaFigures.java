package reckon.report;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reckon.files.CsvRows;
import reckon.money.Points;
import reckon.policy.Movement;
import reckon.text.IdGroups;

/** What {@code quota.csv} comes to: the points by movement, and what the accounts that spent some had left then. */
final class QuotaFigures implements FileFigures {
    static final String FILE = "quota.csv";

    /** How many groups of accounts there are, by the points that are left to them. */
    static final int GROUPS = 5;

    /** From how many points on, in hundredths, an account is in the next group; those with none are the first. */
    private static final List<Long> NEXT_FROM = List.of(1L, 100_00L, 500_00L, 1_000_00L);

    /** Of how many accounts it is kept what is left. */
    private static final int MOST_ACCOUNTS = 1_000_000;

    private final Map<Movement.Kind, Points> points = new EnumMap<>(Movement.Kind.class);
    private final IdGroups left = new IdGroups();
    private boolean hasTooMany;

    @Override
    public void read(CsvRows rows) throws IOException {
        int account = rows.column("account_id");
        int movement = rows.column("movement");
        int amount = rows.column("points");
        int balance = rows.column("balance_after");
        while (rows.next()) {
            Movement.Kind kind = Movement.Kind.valueOf(rows.text(movement));
            points.merge(kind, Objects.requireNonNullElse(rows.points(amount), Points.ZERO), Points::plus);
            long after = Objects.requireNonNullElse(rows.points(balance), Points.ZERO)
                    .minorUnits();
            if (kind == Movement.Kind.SPEND) {
                keep(rows.text(account), after);
            }
        }
    }

    /** Resets that month start booked before this run stand after its lines in the file: only a spending says what was left then. */
    private void keep(String account, long after) {
        if (left.contains(account) || left.size() < MOST_ACCOUNTS) {
            left.put(account, group(after));
        } else {
            hasTooMany = true;
        }
    }

    private static int group(long after) {
        int group = 0;
        while (group < NEXT_FROM.size() && after >= NEXT_FROM.get(group)) {
            group++;
        }
        return group;
    }

    Points of(Movement.Kind kind) {
        return points.getOrDefault(kind, Points.ZERO);
    }

    /** Returns how many accounts that spent points are in a group; the first has nothing left. */
    long accountsIn(int group) {
        return left.in(group);
    }

    long accounts() {
        return left.size();
    }

    /** Whether more accounts spent points than are kept. */
    boolean hasTooMany() {
        return hasTooMany;
    }
}
