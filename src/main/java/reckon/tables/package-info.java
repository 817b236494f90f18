/**
 * The tables, each declared once: its name, its columns with their types, and its key. Rooms read and write tables by these
 * columns; a test holds them against the migrations. Which room may read or write which table is a table in {@code
 * TableAccessTest}.
 */
@NullMarked
package reckon.tables;

import org.jspecify.annotations.NullMarked;
