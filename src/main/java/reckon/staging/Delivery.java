package reckon.staging;

import java.time.LocalDate;

/**
 * What a file is delivered with.
 *
 * @param runNo the run's number
 * @param businessDate the run's business date
 */
public record Delivery(int runNo, LocalDate businessDate) {}
