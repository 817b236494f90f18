package reckon.report;

import java.util.List;

/**
 * The verdict of a run or a month, as a coloured band on top of the page.
 *
 * @param name its style: the verdict in small letters, or {@code none}
 * @param proofs what the verdict stands on
 */
record Band(String name, Text word, Text sentence, List<Proof> proofs) {
    record Proof(boolean holds, Text name, Text detail) {}

    /** Whether its mark is a diamond, as where somebody has to act; else it is a disc. */
    boolean isAlarm() {
        return name.equals("breaks") || name.equals("incomplete");
    }
}
