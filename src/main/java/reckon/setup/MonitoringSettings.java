package reckon.setup;

import io.micrometer.registry.otlp.OtlpConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import reckon.monitoring.Monitoring;

/**
 * Reads who is told how a job ended. It stands apart from {@link ReckonProperties}, so that a wrong setting there can be told
 * as well.
 */
final class MonitoringSettings {
    private static final String OTLP = "management.otlp.metrics.export.";

    private MonitoringSettings() {}

    static Monitoring read(Environment environment) {
        String folder = environment.getProperty("reckon.metrics-dir", "");
        String receiver = environment.getProperty(OTLP + "url", "");
        String command = environment.getProperty("reckon.notify-command", "");
        return new Monitoring(
                folder.isBlank() ? null : Path.of(folder),
                receiver.isBlank() ? null : new Sending(environment),
                command.isBlank() ? null : command);
    }

    /** Takes the settings of OTLP by the names that they have in every program of Spring Boot. */
    private record Sending(Environment environment) implements OtlpConfig {
        @Override
        public @Nullable String get(String key) {
            String name = key.substring(prefix().length() + 1)
                    .replaceAll("([A-Z])", "-$1")
                    .toLowerCase(Locale.ROOT);
            return environment.getProperty(OTLP + name);
        }

        @Override
        public Map<String, String> resourceAttributes() {
            Map<String, String> attributes = new HashMap<>(OtlpConfig.super.resourceAttributes());
            attributes.putIfAbsent("service.name", "reckon");
            return attributes;
        }
    }
}
