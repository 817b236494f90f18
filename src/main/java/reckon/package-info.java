/** The program's entry: starts a command and turns its outcome into an exit code. */
@NullMarked
package reckon;

import org.jspecify.annotations.NullMarked;
