/**
 * How values are read from text and written as text: decimals, dates and times, names of constants, UTF-8, SHA-256; and ids in
 * large numbers, by their hashes. Anyone may use this room; it knows only the JDK.
 */
@NullMarked
package reckon.text;

import org.jspecify.annotations.NullMarked;
