package reckon.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * What values of every kind of file are read by.
 *
 * @param emptyValues values that stand for none, in exactly this spelling
 * @param currency the ISO 4217 code of every amount
 * @param products the products that a policy names; one in another case is a mistake
 * @param earliest the first day on which something can have been requested or granted
 * @param zone whose midnight begins that day
 */
public record InputRules(
        List<String> emptyValues, String currency, Set<String> products, LocalDate earliest, ZoneId zone) {

    Instant earliestInstant() {
        return earliest.atStartOfDay(zone).toInstant();
    }
}
