package reckon.report;

/** A text of the report in both languages. */
record Text(String en, String zh) {
    static final Text NONE = same("");

    /** Returns a text that is the same in both, such as an id or a number. */
    static Text same(String text) {
        return new Text(text, text);
    }

    boolean isSame() {
        return en.equals(zh);
    }

    String in(ReportLanguage language) {
        return language == ReportLanguage.EN ? en : zh;
    }
}
