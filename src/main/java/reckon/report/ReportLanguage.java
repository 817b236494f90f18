package reckon.report;

/** The languages of the report; the page has both, and opens in one. */
public enum ReportLanguage {
    EN("en"),
    ZH("zh-CN");

    private final String tag;

    ReportLanguage(String tag) {
        this.tag = tag;
    }

    /** Returns what HTML calls it. */
    String tag() {
        return tag;
    }
}
