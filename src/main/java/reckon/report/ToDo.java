package reckon.report;

/**
 * Something that somebody has to do.
 *
 * @param target the id of the part of the page that has its rows
 * @param isUrgent whether it is about money or a night that is not whole; else it is about data for later nights
 * @param kind the break, by which the list is filtered; empty for none
 * @param fresh how many are new; empty for none
 * @param amount what they come to, with the currency; empty where it is not about money
 * @param next what to do
 */
record ToDo(long count, Text name, String target, boolean isUrgent, String kind, Text fresh, String amount, Text next) {
    /** Whether its rows are in the list of breaks. */
    boolean isOfBreaks() {
        return target.equals("breaks");
    }
}
