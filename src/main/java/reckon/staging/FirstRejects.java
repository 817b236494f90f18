package reckon.staging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The first bad lines of a file, in words without their values. */
public final class FirstRejects {
    private static final int MOST_REJECTS = 10;
    private static final int LONGEST_FAULT = 60;

    private final Map<String, List<Long>> linesByFault = new LinkedHashMap<>();
    private int count;

    /** Adds a bad line; all but the first few are only counted by {@link #sentence}. */
    public void add(long line, String column, String error) {
        if (count < MOST_REJECTS) {
            count++;
            String fault = shortened(column.isEmpty() ? error : column + " " + error);
            linesByFault.computeIfAbsent(fault, none -> new ArrayList<>()).add(line);
        }
    }

    /** What one would do about it stands in rejects.csv. */
    private static String shortened(String fault) {
        String first = fault.split("[:;]", 2)[0];
        return first.length() <= LONGEST_FAULT ? first : first.substring(0, LONGEST_FAULT) + "…";
    }

    /** Returns a sentence such as {@code 3 of 9 lines are rejected: line 4, 7 status is not one of …; and 1 more}. */
    String sentence(long lines, long rejected) {
        String first = linesByFault.entrySet().stream()
                .map(fault -> "line "
                        + fault.getValue().stream().map(String::valueOf).collect(Collectors.joining(", ")) + " "
                        + fault.getKey())
                .collect(Collectors.joining("; "));
        return rejected + " of " + lines + " lines are rejected: " + first
                + (rejected > count ? "; and " + (rejected - count) + " more, see rejects.csv" : "");
    }
}
