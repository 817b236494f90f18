/**
 * Exact amounts: money in the policy's currency and refund credit points, both at scale 2.
 *
 * <p>Anyone may use this room; it knows only the JDK. There is no floating point in it, and an
 * operation that can lose something takes its rounding mode as an argument.
 */
@NullMarked
package reckon.money;

import org.jspecify.annotations.NullMarked;
