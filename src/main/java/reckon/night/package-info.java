/**
 * The night as a Spring Batch job, and what starts, stops and recovers it.
 *
 * <p>{@link reckon.night.NightJob} reads as the night's table of contents; the work itself is in the other rooms. Every
 * step can run again at any time: the ledger, not the job repository, knows what is done, so Batch's restart is not used.
 */
@NullMarked
package reckon.night;

import org.jspecify.annotations.NullMarked;
