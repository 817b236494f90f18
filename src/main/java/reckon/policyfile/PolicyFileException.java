package reckon.policyfile;

import java.util.List;

/** A policy file that cannot be used; it names the file and, for each thing that is wrong, the line, the setting and what. */
public final class PolicyFileException extends RuntimeException {
    private final transient List<String> problems;

    PolicyFileException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns everything that is wrong, a sentence each. */
    public List<String> problems() {
        return problems;
    }
}
