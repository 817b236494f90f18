package reckon.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.policy.Grant;
import reckon.policy.QuotaStanding;
import reckon.policy.Request;
import reckon.policy.Resource;
import reckon.policy.Risk;

/**
 * A user for whom a run has something to do, with what it is.
 *
 * @param userId null when the requests name an account that is not known
 * @param accounts the user's accounts
 * @param requests the requests due
 * @param resources the lines of the resources that they name, of those that have one
 * @param grants the grants not booked yet
 */
record DueUser(
        @Nullable String userId,
        List<Account> accounts,
        List<Request> requests,
        List<Resource> resources,
        List<Grant> grants) {

    /** One account of a user, with where its quota stands; the standing is null until the quota opens. */
    record Account(
            String userId,
            String accountId,
            Risk risk,
            LocalDate firstKnownOn,
            @Nullable QuotaStanding standing) {}

    DueUser(@Nullable String userId) {
        this(userId, new ArrayList<>(1), new ArrayList<>(4), new ArrayList<>(4), new ArrayList<>(0));
    }
}
