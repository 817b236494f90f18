/**
 * The refund policy, pure: a user's {@link reckon.facts.Case} and the policy versions in, an outcome out.
 *
 * <p>{@link reckon.policy.CaseDecider} is the way in. It folds the events of one user's accounts in
 * time order and asks, for each request, {@link reckon.policy.Eligibility} (Rules E01-E18), then
 * {@link reckon.policy.Fault} (Rule I3), then {@link reckon.policy.RefundRules} (Rules F0-F5) and the
 * account's {@link reckon.policy.QuotaBook} (Rules F6, Q1-Q7). {@link reckon.policy.UserGroups} says
 * which accounts are one user (Rule U1). {@link reckon.policy.Rule} lists every rule with its source.
 *
 * <p>Anyone may use this room. It knows {@code facts}, {@code money} and the JDK: no Spring, no database, no file
 * and no clock. Rules are typed code; the numbers and lists they use are a {@link
 * reckon.policy.PolicyVersion}, which is data.
 */
@NullMarked
package reckon.policy;

import org.jspecify.annotations.NullMarked;
