/**
 * Paid or not: the ledger against the settlements and the order export, night by night.
 *
 * <p>What is wrong with a refund or an order is judged by pure code, from the facts of it alone; SQL brings only what is
 * new and what is still open. It trusts no sum that another room made: the bridge is added up from the rows as they
 * stand in the files. It reads the tables of {@code ledger} and {@code staging}, keeps tables of its own, and adds its
 * files and its section to the run's folder.
 */
@NullMarked
package reckon.reconciliation;

import org.jspecify.annotations.NullMarked;
