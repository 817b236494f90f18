package reckon.report;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import reckon.files.CsvRows;
import reckon.money.Points;
import reckon.policy.Movement;

/** What {@code quota.csv} comes to: the points by movement, and what is left to the accounts that spent some. */
final class QuotaFigures implements FileFigures {
    static final String FILE = "quota.csv";

    /** Of how many accounts the points that are left are kept in memory. */
    private static final int MOST_ACCOUNTS = 500_000;

    private final Map<Movement.Kind, Points> points = new EnumMap<>(Movement.Kind.class);
    private final Map<String, Long> left = new HashMap<>();
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
            keep(rows.text(account), kind, after);
        }
    }

    private void keep(String account, Movement.Kind kind, long after) {
        if (kind != Movement.Kind.SPEND) {
            left.computeIfPresent(account, (id, before) -> after);
        } else if (left.size() < MOST_ACCOUNTS || left.containsKey(account)) {
            left.put(account, after);
        } else {
            hasTooMany = true;
        }
    }

    Points of(Movement.Kind kind) {
        return points.getOrDefault(kind, Points.ZERO);
    }

    /** Returns how many accounts that spent points have at least so many left, and less than so many, in hundredths. */
    long accountsWith(long atLeast, long lessThan) {
        return left.values().stream()
                .filter(after -> after >= atLeast && after < lessThan)
                .count();
    }

    long accounts() {
        return left.size();
    }

    /** Whether more accounts spent points than are kept. */
    boolean hasTooMany() {
        return hasTooMany;
    }
}
