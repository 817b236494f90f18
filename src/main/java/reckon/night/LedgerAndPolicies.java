package reckon.night;

import java.util.Set;
import java.util.stream.Collectors;
import reckon.database.Database;
import reckon.ledger.Runs;
import reckon.policy.Policies;
import reckon.policy.PolicyVersion;

/**
 * Makes sure that the policy files have the version by which the ledger decided last. Where that one is missing, a setting was
 * lost, and requests would be decided for good by a policy that is not theirs.
 */
final class LedgerAndPolicies {
    private LedgerAndPolicies() {}

    /** Throws {@link NightRefusedException} if the version is missing. */
    static void check(Database database, Policies policies) {
        Set<String> configured =
                policies.versions().stream().map(PolicyVersion::id).collect(Collectors.toSet());
        for (String version : new Runs(database).lastPolicyVersions()) {
            if (!configured.contains(version)) {
                throw new NightRefusedException("the ledger decided last by the policy version " + version
                        + ", which is not among the policy files. Name in RECKON_POLICY_FILES all versions that were ever"
                        + " in force, the oldest one as well");
            }
        }
    }
}
