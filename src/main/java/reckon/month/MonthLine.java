package reckon.month;

import java.time.LocalDate;
import reckon.money.Money;
import reckon.money.Points;

/**
 * What the runs of a day came to for one product, decision and rule.
 *
 * @param day the business date of the run
 * @param product empty where it is not known, as that of an unknown resource
 * @param kind what was asked for, or that it came by itself
 * @param requests how many of the decisions answer a request; the others came by themselves (Rules A1, A2)
 * @param refunds how many orders money was returned on
 * @param paid what settlements had paid of the refunds by the end of the month's last run
 * @param open the refunds, at their whole amount, that were not settled then
 */
record MonthLine(
        LocalDate day,
        String product,
        String kind,
        String decision,
        String rule,
        long decisions,
        long requests,
        long refunds,
        Money refunded,
        Points spent,
        Money paid,
        Money open) {}
