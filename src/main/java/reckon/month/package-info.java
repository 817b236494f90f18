/**
 * The figures of a month, from the ledger and what its last run found of payments: {@code month-YYYY-MM.csv} and
 * {@code .json} beside the runs' folders, with a page that another room draws of them.
 */
@NullMarked
package reckon.month;

import org.jspecify.annotations.NullMarked;
