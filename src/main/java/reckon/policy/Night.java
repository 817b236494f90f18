package reckon.policy;

import java.time.Instant;
import java.time.LocalDate;
import reckon.facts.DataFaults;
import reckon.facts.ListPrices;

/**
 * The setting in which a run decides.
 *
 * @param businessDate the date, in the policy zone, whose end is the last instant of the run
 * @param until exclusive: what happens at or after it waits; the end of the business date, or an earlier reset that had to stop (Rule Q3)
 * @param policies the policy versions
 * @param prices the catalogue
 * @param faults what was delivered and could not be read
 */
public record Night(LocalDate businessDate, Instant until, Policies policies, ListPrices prices, DataFaults faults) {

    /** Returns an instant as it is written for people and files: ISO-8601 in the policy zone. */
    String at(Instant instant) {
        return policies.format(instant);
    }

    /** Returns the end of the business date, exclusive. */
    Instant endOfBusinessDate() {
        return policies.endOf(businessDate);
    }
}
