/**
 * From staged rows and the ledger's history to cases: who is one user ({@link reckon.cases.Users}), who has
 * something due ({@link reckon.cases.DueUsers}), and all that the policy may look at for them ({@link
 * reckon.cases.Cases}).
 *
 * <p>It reads the tables of {@code staging} and {@code ledger} and uses {@code policy}, {@code facts},
 * {@code money} and {@code database}. It decides nothing and writes nothing but the users it found.
 */
@NullMarked
package reckon.cases;

import org.jspecify.annotations.NullMarked;
