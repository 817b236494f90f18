/**
 * The night as a Spring Batch job, and what starts, stops and recovers it.
 *
 * <p>This is the only room that knows Spring Batch. {@link reckon.job.NightJob} reads as the night's table of
 * contents; the work itself is in the other rooms. Every step can run again at any time: what the ledger has
 * is not done twice.
 */
@NullMarked
package reckon.job;

import org.jspecify.annotations.NullMarked;
