package reckon.support;

import java.util.List;

/** The steps of a night by their names, and words for what comes before and between them. */
public final class Steps {
    /** All steps in their order. */
    public static final List<String> ALL = List.of(
            "beginRun",
            "takeFiles",
            "findUsers",
            "refundFailedCreations",
            "decideRequests",
            "refundNotDelivered",
            "unbindAttached",
            "reconcile",
            "writeFiles",
            "publish");

    /** Before the first step, the tables being there. */
    public static final String START = "(start)";

    /** While the tables are made. */
    public static final String TABLES = "(tables)";

    /** Between two steps or behind the last one. */
    public static final String BETWEEN = "(between steps)";

    private Steps() {}
}
