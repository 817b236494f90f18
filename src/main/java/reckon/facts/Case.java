package reckon.facts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the policy may look at to decide one user's requests: the unit of work.
 *
 * <p>No two cases share state: an account belongs to one user, and so do its points and the
 * user's seven-day chances.
 *
 * @param userId the smallest account id of the user; null when the requests name an account that is not known
 * @param accounts by id: the user's accounts that have requests or whose quota may move; empty when unknown
 * @param requests the requests that are due
 * @param resources by id: at least those requested and the members of their bundles
 * @param bundles by bundle id: the resources that have an order of it
 * @param decidedMembers requests for bundle members that earlier runs decided
 * @param chancesUsed the products for which the user had its seven-day full refund, each with the account that had it (Rule F2)
 */
public record Case(
        @Nullable String userId,
        Map<String, AccountFacts> accounts,
        List<Request> requests,
        Map<String, ResourceFacts> resources,
        Map<String, Set<String>> bundles,
        Set<DecidedMember> decidedMembers,
        Map<String, String> chancesUsed) {

    /** Returns what is known about a resource, which may be nothing. */
    public ResourceFacts resource(String resourceId) {
        ResourceFacts known = resources.get(resourceId);
        return known == null ? ResourceFacts.unknown(resourceId) : known;
    }
}
