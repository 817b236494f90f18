/**
 * What is MySQL's and MariaDB's alone: how rows are sent and read fast, the options and the session of a connection, what a
 * server must be, and its lock.
 *
 * <p>{@link reckon.mysql.MySqlDialect} is handed to {@code database}, which does not know this room; {@code setup} uses the
 * rest. Rows are sent by {@code LOAD DATA} from a stream, in the order of their keys.
 */
@NullMarked
package reckon.mysql;

import org.jspecify.annotations.NullMarked;
