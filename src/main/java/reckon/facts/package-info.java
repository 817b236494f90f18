/**
 * What is known: accounts, resources, orders, list prices, requests, grants and consumption as last delivered, with what the
 * ledger holds about them; and the {@link reckon.facts.Case} that the policy is asked about.
 *
 * <p>Anyone may use this room. It knows {@code money} and the JDK. It decides nothing.
 */
@NullMarked
package reckon.facts;

import org.jspecify.annotations.NullMarked;
