package reckon.report;

/**
 * Something that somebody has to do.
 *
 * @param target the id of the part of the page that has its rows
 * @param kind the break, by which the list is filtered; empty for none
 * @param fresh how many are new; empty for none
 * @param amount what they come to, with the currency; empty where it is not about money
 * @param next what to do
 */
record ToDo(long count, Text name, String target, String kind, Text fresh, String amount, Text next) {}
