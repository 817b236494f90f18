/**
 * Tells machines and people outside what a start of a job came to: metrics as a text file for Prometheus and by OTLP, and a
 * command that is given the summary.
 *
 * <p>The commands call {@link reckon.monitoring.Monitoring} at the end of a job, also of one that failed. What goes wrong here
 * is logged and changes nothing of the job. A figure is a {@code double} here because that is what metrics are; it is only
 * shown, and nothing is computed with it.
 */
@NullMarked
package reckon.monitoring;

import org.jspecify.annotations.NullMarked;
