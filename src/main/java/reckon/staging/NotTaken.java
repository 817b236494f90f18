package reckon.staging;

/**
 * A file of the input folder that is no input file by its name.
 *
 * @param name its name, fit to be shown
 * @param isIncomplete whether it looks like data that was meant to be taken, which makes the run incomplete
 */
public record NotTaken(String name, boolean isIncomplete) {}
