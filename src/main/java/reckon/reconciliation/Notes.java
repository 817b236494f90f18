package reckon.reconciliation;

import java.time.LocalDate;
import java.util.List;

/** What stands in the notes of rows. */
final class Notes {
    private static final int MOST_NAMES = 5;

    private Notes() {}

    /** Returns the first five names, and how many more there are. */
    static String names(List<String> names) {
        String first = String.join(" ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() <= MOST_NAMES ? first : first + " +" + (names.size() - MOST_NAMES);
    }

    /** Returns since when, or from when on, a refund is due. */
    static String due(LocalDate date) {
        return "due " + date;
    }
}
