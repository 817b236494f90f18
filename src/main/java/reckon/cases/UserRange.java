package reckon.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import reckon.database.Column;
import reckon.database.Database;
import reckon.tables.AccountUserTable;

/**
 * The users whose ids lie between two others, compared as ASCII.
 *
 * @param from inclusive
 * @param before exclusive
 */
public record UserRange(String from, String before) {
    private static final String BEFORE_ALL = "";
    private static final String BEHIND_ALL = "~";
    private static final Column<Long> ACCOUNTS = Column.bigint("accounts");

    /** Returns ranges that divide all users, known or not, into shares of about as many accounts. */
    static List<UserRange> divide(Database database, int shares) {
        long accounts = shares > 1 ? accounts(database) : 0;
        List<UserRange> ranges = new ArrayList<>();
        String from = BEFORE_ALL;
        for (int share = 1; share < shares; share++) {
            String before = database.first(
                    "SELECT user_id FROM account_user ORDER BY account_id LIMIT 1 OFFSET ?",
                    row -> row.get(AccountUserTable.USER_ID),
                    accounts * share / shares);
            if (before != null && before.compareTo(from) > 0) {
                ranges.add(new UserRange(from, before));
                from = before;
            }
        }
        ranges.add(new UserRange(from, BEHIND_ALL));
        return ranges;
    }

    /** Returns how many accounts are known. */
    static long accounts(Database database) {
        return Objects.requireNonNull(
                database.first("SELECT COUNT(*) AS accounts FROM account_user", row -> row.get(ACCOUNTS)));
    }
}
