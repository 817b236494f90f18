package reckon.night;

import java.nio.file.Path;
import java.time.YearMonth;

/**
 * Which quotas are to be reset before the night.
 *
 * @param month the month that begins, in the policy zone
 * @param input the folder with its files of consumption and grants
 * @param output the folder of the runs, which the ledger must know
 */
public record MonthStartPlan(YearMonth month, Path input, Path output) {}
