/**
 * The append-only record of what was decided: decisions, refunds, movements of points, and what follows for
 * the resources.
 *
 * <p>Decisions, refunds and movements are never updated or deleted; a correction would be a new entry that names what
 * it corrects. There are two exceptions: a run's end is filled in when it finishes, and a run that is started again replaces its
 * held requests and unbindings. The constraints of the tables hold the invariants: a request is decided once, refunds of an order
 * follow one another and stay within its cash, no pot of points falls below zero. Everybody may read the
 * tables; only {@link reckon.ledger.Ledger} writes them. It uses {@code policy}, {@code facts}, {@code money}
 * and {@code database}.
 */
@NullMarked
package reckon.ledger;

import org.jspecify.annotations.NullMarked;
