/**
 * The files that a run writes from the ledger, and their verification. The same run written again gives the same bytes.
 *
 * <p>Audit, refunds, quota and rejects are of this room; other rooms hand theirs to {@link reckon.output.RunFiles}. It reads
 * the tables of {@code ledger} and {@code staging} and uses {@code files}, {@code policy}, {@code money} and {@code
 * database}.
 */
@NullMarked
package reckon.output;

import org.jspecify.annotations.NullMarked;
