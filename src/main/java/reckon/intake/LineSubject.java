package reckon.intake;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a bad line is about, as far as it can be read: what depends on it has to wait for a good line (Rule I3).
 *
 * @param key what a good line has to have among its own to end the waiting; the same for all lines that the same good
 *     line ends
 * @param termMonths 1 or 12
 */
public record LineSubject(
        String key,
        @Nullable String orderId,
        @Nullable String accountId,
        @Nullable String resourceId,
        @Nullable String bundleId,
        @Nullable String grantId,
        @Nullable String product,
        @Nullable String spec,
        @Nullable Integer termMonths,
        @Nullable YearMonth consumptionMonth) {

    /** What stands in a key for the part that cannot be read; no id begins like this. */
    private static final String UNREADABLE = "?";

    static LineSubject ofAccount(String accountId) {
        return new LineSubject(accountId, null, accountId, null, null, null, null, null, null, null);
    }

    static LineSubject ofResource(String resourceId, @Nullable String accountId) {
        return new LineSubject(resourceId, null, accountId, resourceId, null, null, null, null, null, null);
    }

    static LineSubject ofOrder(
            @Nullable String orderId,
            @Nullable String accountId,
            @Nullable String resourceId,
            @Nullable String bundleId) {
        String key = orderId != null ? orderId : anyOf(String.valueOf(resourceId));
        return new LineSubject(key, orderId, accountId, resourceId, bundleId, null, null, null, null, null);
    }

    static LineSubject ofGrant(@Nullable String grantId, @Nullable String accountId) {
        String key = grantId != null ? grantId : anyOf(String.valueOf(accountId));
        return new LineSubject(key, null, accountId, null, null, grantId, null, null, null, null);
    }

    static LineSubject ofConsumption(String accountId, @Nullable YearMonth month) {
        String key = month != null ? monthOf(accountId, month) : anyOf(accountId);
        return new LineSubject(key, null, accountId, null, null, null, null, null, null, month);
    }

    static LineSubject ofPrice(
            String key, @Nullable String product, @Nullable String spec, @Nullable Integer termMonths) {
        return new LineSubject(key, null, null, null, null, null, product, spec, termMonths, null);
    }

    /** Returns the key that stands for any line of an account or a resource. */
    static String anyOf(String id) {
        return UNREADABLE + id;
    }

    static String monthOf(String accountId, YearMonth month) {
        return month + "/" + accountId;
    }

    /** Returns the key of a price of which some parts may be unreadable; the time counts only where all others are known. */
    static String priceOf(
            @Nullable String product, @Nullable String spec, @Nullable Object termMonths, @Nullable Object validFrom) {
        boolean isOfMany = product == null || spec == null || termMonths == null || validFrom == null;
        return part(product) + "|" + part(spec) + "|" + (termMonths == null ? UNREADABLE : termMonths) + "|"
                + (isOfMany ? UNREADABLE : validFrom);
    }

    private static String part(@Nullable String text) {
        return text == null
                ? UNREADABLE
                : text.replace("\\", "\\\\").replace("|", "\\|").replace(UNREADABLE, "\\" + UNREADABLE);
    }

    /**
     * Whether a price's key has a part that could not be read, and so stands for many prices. Good lines in the file of the bad one
     * are most likely about others of them, so only a line of a later file ends the waiting.
     */
    public static boolean isOfManyPrices(String key) {
        return key.endsWith("|" + UNREADABLE);
    }
}
