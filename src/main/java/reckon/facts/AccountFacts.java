package reckon.facts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reckon.money.Money;
import reckon.money.Points;

/**
 * All that is known about one account of a user.
 *
 * @param risk what the vendor thinks of its returns (Rule E04)
 * @param firstKnownOn the business date of the run that first knew it
 * @param balances its points by pot; null until its quota opens
 * @param grants grants that are not booked yet
 * @param consumption what it consumed, by month; a month without an entry had none
 * @param lapsed what lapsed at the end of months that earlier runs have closed and was not restored since, by month, as far as a
 *     request that is due is of such a month (Rule Q7)
 */
public record AccountFacts(
        String accountId,
        Risk risk,
        LocalDate firstKnownOn,
        @Nullable QuotaBalances balances,
        List<Grant> grants,
        Map<YearMonth, Money> consumption,
        Map<YearMonth, Points> lapsed) {}
