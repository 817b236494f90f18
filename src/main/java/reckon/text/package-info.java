/**
 * How values are written as text: UTF-8, decimals, instants, SHA-256. Anyone may use this room; it knows only the JDK.
 */
@NullMarked
package reckon.text;

import org.jspecify.annotations.NullMarked;
