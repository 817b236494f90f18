/**
 * A run's folder: its CSV files and its manifest, derived from the ledger, so that the same run written again
 * gives the same bytes.
 *
 * <p>Files are written beside their final names and renamed when all are whole; the manifest comes last, and a
 * run exists when its manifest does. It reads the tables of {@code ledger} and {@code staging} and uses {@code
 * policy}, {@code money} and {@code database}.
 */
@NullMarked
package reckon.output;

import org.jspecify.annotations.NullMarked;
