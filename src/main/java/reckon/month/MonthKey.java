package reckon.month;

import java.util.Comparator;

/**
 * What the sums of a month are kept by.
 *
 * @param day the business date of the run
 * @param product empty where it is not known, as that of an unknown resource
 * @param kind what was asked for, or that it came by itself
 */
record MonthKey(String day, String product, String kind, String decision, String rule) {
    /** The order of the lines of the CSV file. */
    static final Comparator<MonthKey> ORDER = Comparator.comparing(MonthKey::day)
            .thenComparing(MonthKey::product)
            .thenComparing(MonthKey::kind)
            .thenComparing(MonthKey::decision)
            .thenComparing(MonthKey::rule);
}
