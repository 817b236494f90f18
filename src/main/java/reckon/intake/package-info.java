/**
 * Turns one line of an input file into one row, or into one reject with its file, line, column and value.
 *
 * <p>The formats of all files are a table, {@link reckon.intake.Formats}, with a line for each column. Personal data becomes a
 * keyed hash here ({@link reckon.intake.IdentityHash}) and goes no further. This room uses the words of
 * {@code facts} and the row of {@code database}; it neither opens a transaction nor decides which file is taken.
 */
@NullMarked
package reckon.intake;

import org.jspecify.annotations.NullMarked;
