/**
 * How a run's folder is written and read back: CSV files beside their final names, the manifest last, readable by their
 * owner only. Which files a run has is not known here: a room that has one to add implements {@link
 * reckon.files.RunFile}.
 *
 * <p>It uses {@code text} and {@code money} and knows neither the policy nor the database.
 */
@NullMarked
package reckon.files;

import org.jspecify.annotations.NullMarked;
