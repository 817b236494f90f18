package reckon.night;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.slf4j.MDC;

/**
 * What every line of a job's log has beside its message, where the log is JSON: {@code start_id}, another one for each start;
 * {@code run_date}, the business date; and {@code run_no}, once the run has begun. Threads that share the work have it too.
 */
public final class LogContext {
    private static final String START = "start_id";
    private static final String DATE = "run_date";
    private static final String NUMBER = "run_no";

    private LogContext() {}

    /** Begins the log of another start; until it is for a date, lines have none. */
    public static void begin() {
        MDC.clear();
        MDC.put(START, UUID.randomUUID().toString());
    }

    /** Says that the lines to come are of no start. */
    public static void end() {
        MDC.clear();
    }

    /** Says that the lines to come are for the run of a date. */
    public static void isFor(LocalDate businessDate) {
        MDC.put(DATE, businessDate.toString());
        MDC.remove(NUMBER);
    }

    static void isOf(int runNo) {
        MDC.put(NUMBER, Integer.toString(runNo));
    }

    /** Returns work to be done by another thread, whose lines are those of this one. */
    static Runnable carriedInto(Runnable work) {
        Map<String, String> here = MDC.getCopyOfContextMap();
        return () -> {
            MDC.setContextMap(here == null ? Map.of() : here);
            work.run();
        };
    }
}
