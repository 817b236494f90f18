package reckon.facts;

import java.time.LocalDate;

/**
 * An input file that was refused as a whole and that has not been delivered again under its name (Rule I3).
 *
 * @param name the name under which it has to be delivered again
 * @param problem why it was refused
 * @param since the business date of the run that refused it
 */
public record RefusedFile(String name, String problem, LocalDate since) {}
