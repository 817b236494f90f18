/**
 * What every room that talks SQL shares: {@link reckon.database.Database}, the tables that it asks for rows, and its form in
 * JDBC, with the tables' versions and the lock that keeps others away. What differs from one kind of database to another is handed in ({@link reckon.database.Dialect}).
 *
 * <p>It may use the JDK, Spring's JDBC and the drivers; it knows nothing of refunds. Writing takes part
 * in the caller's transaction; a stream of rows has a connection of its own.
 */
@NullMarked
package reckon.database;

import org.jspecify.annotations.NullMarked;
