/**
 * The report for finance, {@code report.html} and {@code report.xlsx}: drawn from a run's folder alone, from those of runs
 * before it as far as they lie beside it, and never from the database.
 *
 * <p>Files are read as streams into counts, sums and lists of bounded length. What stands in the report is made as values
 * first, then put on a page by a template, in pictures by ECharts in a script engine, and in a workbook.
 */
@NullMarked
package reckon.report;

import org.jspecify.annotations.NullMarked;
