package reckon.policy;

/** English, the language of the audit: the words stand with the rules. */
public final class English extends Language {
    /** The language. */
    public static final English LANGUAGE = new English();

    private English() {}

    @Override
    String wordsFor(String template) {
        return template;
    }

    @Override
    String betweenItems() {
        return ", ";
    }

    @Override
    String beforeRemark() {
        return "; ";
    }
}
