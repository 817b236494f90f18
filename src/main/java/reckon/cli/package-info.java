/**
 * The commands, and words for people: what went wrong and what to do, in a line or two, and the exit code that
 * a script can go by.
 *
 * <p>It starts what {@code job} offers and shows what comes of it.
 */
@NullMarked
package reckon.cli;

import org.jspecify.annotations.NullMarked;
