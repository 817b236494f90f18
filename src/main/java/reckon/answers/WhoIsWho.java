package reckon.answers;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reckon.cases.UserLinks;
import reckon.database.Database;
import reckon.policy.PolicyVersion;
import reckon.policy.Sentence;
import reckon.tables.DecisionTable;
import reckon.tables.SevenDayChanceTable;

/** The accounts of a user, what links them by kind, and which of the user's seven-day chances are used. */
final class WhoIsWho {
    private static final String CHANCES = "SELECT c.account_id, c.product, d.request_id FROM seven_day_chance c"
            + " JOIN decision d ON d.run_no = c.run_no AND d.line_no = c.line_no"
            + " WHERE c.account_id IN (:ids) ORDER BY c.product, c.account_id";

    private final Database database;
    private final UserLinks links;
    private final PolicyVersion policy;

    /** @param policy the version that says which attributes link */
    WhoIsWho(Database database, PolicyVersion policy) {
        this.database = database;
        this.links = new UserLinks(database);
        this.policy = policy;
    }

    /** Returns the accounts, each with the accounts that it shares an attribute with. */
    Reply.Section accounts(@Nullable String userId) {
        Reply.Listing accounts = new Reply.Listing("The user's accounts", "account", "shares with");
        if (userId == null) {
            return accounts;
        }
        List<String> ids = links.accountsOf(userId);
        List<UserLinks.Link> all = links.among(ids, policy.users().linkedBy());
        for (String id : ids) {
            List<Object> shared = all.stream()
                    .filter(link -> link.account().equals(id) || link.other().equals(id))
                    .<Object>map(link -> Sentence.of(
                            "{0} the {1}",
                            link.account().equals(id) ? link.other() : link.account(),
                            Sentence.of(link.attribute().name())))
                    .collect(Collectors.toList());
            accounts.add(id, shared.isEmpty() ? Sentence.of("nothing") : Sentence.of("{0}", shared));
        }
        return accounts;
    }

    /** Returns the products for which the user had its seven-day full refund, each with the account and the request. */
    Reply.Section chances(@Nullable String userId) {
        Reply.Listing chances = new Reply.Listing("Seven-day chances used", "product", "account", "request");
        if (userId != null) {
            database.listByIds(CHANCES, links.accountsOf(userId), row -> {
                String account = row.get(SevenDayChanceTable.ACCOUNT_ID);
                return chances.add(row.get(SevenDayChanceTable.PRODUCT), account, row.find(DecisionTable.REQUEST_ID));
            });
        }
        return chances;
    }
}
