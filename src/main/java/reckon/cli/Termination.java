package reckon.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.night.StopSwitch;

/**
 * Stops a night when the process is asked to end (SIGTERM, SIGINT): at its next chunk, so that it can be started
 * again, and within ten seconds in any case.
 */
final class Termination {
    private static final Logger log = LoggerFactory.getLogger(Termination.class);
    private static final int LONGEST_WAIT_SECONDS = 9;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final StopSwitch stopSwitch;

    private Termination(StopSwitch stopSwitch) {
        this.stopSwitch = stopSwitch;
    }

    /** Does a night's work so that it can be stopped. */
    static <T> T guard(StopSwitch stopSwitch, Callable<T> night) throws Exception {
        Termination termination = new Termination(stopSwitch);
        Thread hook = new Thread(termination::stop, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return night.call();
        } finally {
            termination.ended.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook); // the schedule has many nights in one process
            } catch (IllegalStateException e) {
                log.debug("the process is ending", e);
            }
        }
    }

    private void stop() {
        if (ended.getCount() == 0) {
            return;
        }
        stopSwitch.stop();
        try {
            boolean inTime = ended.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            System.err.println(
                    inTime
                            ? "Stopped. Start the same command again to go on."
                            : "Stopped within a step, which the database rolls back. Start the same command again to go on.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.FAILED.number());
    }
}
