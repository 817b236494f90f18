/**
 * Reads policy files: YAML that a finance person can read, checked word by word, into {@link
 * reckon.policy.PolicyVersion}.
 *
 * <p>It may use {@code policy}, {@code facts} and {@code money}. Which files are read is the caller's business.
 */
@NullMarked
package reckon.policyfile;

import org.jspecify.annotations.NullMarked;
