package reckon.reconciliation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a reconciliation goes by.
 *
 * @param settlementDays how many days after the date of the run that recorded it a refund is due
 * @param ordersSince orders bought before this day are history; null for none
 */
public record ReconciliationSettings(
        int settlementDays, @Nullable LocalDate ordersSince) {}
