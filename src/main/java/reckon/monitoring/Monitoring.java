package reckon.monitoring;

import io.micrometer.core.instrument.Clock;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells outside how a start of a job ended, in each way that the settings name. */
public final class Monitoring {
    private static final Logger log = LoggerFactory.getLogger(Monitoring.class);
    private static final Duration MOST_TIME_TO_NOTIFY = Duration.ofMinutes(1);

    private final @Nullable Path metricsFolder;
    private final @Nullable OtlpConfig otlp;
    private final @Nullable String notifyCommand;

    /**
     * Takes the settings.
     *
     * @param metricsFolder the folder for the text files of Prometheus; null for none
     * @param otlp where metrics are sent by OTLP; null for nowhere
     * @param notifyCommand what is run with a summary on its standard input; null for nothing
     */
    public Monitoring(@Nullable Path metricsFolder, @Nullable OtlpConfig otlp, @Nullable String notifyCommand) {
        this.metricsFolder = metricsFolder;
        this.otlp = otlp;
        this.notifyCommand = notifyCommand;
    }

    /** Whether anybody is told, so that the figures of the runs are needed. */
    public boolean isOn() {
        return metricsFolder != null || otlp != null || notifyCommand != null;
    }

    /** Tells how a start ended; what goes wrong with that is logged. */
    public void tell(Ended ended) {
        writeMetrics(ended);
        sendMetrics(ended);
        if (notifyCommand != null) {
            new NotifyCommand(notifyCommand, MOST_TIME_TO_NOTIFY).run(Message.of(ended));
        }
    }

    private void writeMetrics(Ended ended) {
        if (metricsFolder != null) {
            try {
                new MetricsFolder(metricsFolder).write(ended);
            } catch (IOException e) {
                log.error(
                        "The metrics could not be written to {}, which RECKON_METRICS_DIR names: {}",
                        metricsFolder,
                        e.toString());
            }
        }
    }

    private void sendMetrics(Ended ended) {
        if (otlp != null) {
            try {
                send(otlp, ended);
            } catch (RuntimeException e) { // a setting that Micrometer does not take
                log.error(
                        "The metrics could not be sent as MANAGEMENT_OTLP_METRICS_EXPORT_URL says: {}", e.getMessage());
            }
        }
    }

    /** Closing the registry sends what it has; Micrometer logs it if that fails. */
    private static void send(OtlpConfig config, Ended ended) {
        OtlpMeterRegistry registry = new OtlpMeterRegistry(config, Clock.SYSTEM);
        Meters meters = new Meters(registry);
        meters.start(ended);
        if (ended.result().isSuccess()) {
            meters.success(ended);
        }
        if (!ended.runs().isEmpty()) {
            meters.run(ended.runs().get(ended.runs().size() - 1));
        }
        registry.close();
    }
}
