package reckon.job;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What a night is asked to do.
 *
 * @param businessDate the date, in the policy zone, whose end is the last instant that is decided
 * @param input the folder that the night's files were dropped into
 * @param output the folder in which the run's folder, named after the business date, is made
 */
public record NightPlan(LocalDate businessDate, Path input, Path output) {}
