/**
 * Input files become rows of the database: each file once, each in one transaction, each line an upsert by
 * its key.
 *
 * <p>It uses the rows of {@code intake} and the {@code database}. What is done with the rows is not its
 * business.
 */
@NullMarked
package reckon.staging;

import org.jspecify.annotations.NullMarked;
