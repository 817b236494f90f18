package reckon.support;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGenerator;

/**
 * Shows a test by the sentence that its method's name is, in words: {@code aKilledNightIsTakenUp} as "a killed night is taken
 * up". A test whose sentence needs a rule id or a sign that no method can be named with has a display name of its own.
 */
public final class SentenceNames extends DisplayNameGenerator.Standard {
    /** Before a capital that a small letter or a digit stands before, and before the last of several capitals. */
    private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    @Override
    public String generateDisplayNameForMethod(
            List<Class<?>> enclosingInstanceTypes, Class<?> testClass, Method testMethod) {
        return sentence(testMethod.getName());
    }

    /** Returns a name in words; what is all in capitals, as an abbreviation is, stays so. */
    static String sentence(String name) {
        StringBuilder sentence = new StringBuilder();
        for (String word : NEXT_WORD.split(name, -1)) {
            boolean isAbbreviation = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            sentence.append(sentence.isEmpty() ? "" : " ")
                    .append(isAbbreviation ? word : word.toLowerCase(Locale.ROOT));
        }
        return sentence.toString().replace("my sql", "MySQL").replace("maria db", "MariaDB");
    }
}
