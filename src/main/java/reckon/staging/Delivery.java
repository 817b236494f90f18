package reckon.staging;

import java.time.LocalDate;

/**
 * What a file is delivered with.
 *
 * @param runNo the run's number
 * @param businessDate the run's business date; if the run has not begun, a date that no run has, see {@link
 *     Staging#handOver}
 */
public record Delivery(int runNo, LocalDate businessDate) {}
