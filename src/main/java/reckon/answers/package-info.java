/**
 * Answers questions about what was decided and what would be: a decision as a person would work it out, an account with its
 * points, and what an unsubscription would return. It only reads, takes no lock, and decides by the policy's own code.
 */
@NullMarked
package reckon.answers;

import org.jspecify.annotations.NullMarked;
