package reckon.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import reckon.setup.ReckonConfiguration;
import reckon.setup.SettingsException;

/** Starts the objects that a command works with. */
final class Program {
    private Program() {}

    /**
     * Starts them.
     *
     * @param dryRun whether nothing of what is done to the database stays
     * @param settings more of them, as {@code --name=value}, which come before those of the environment
     * @throws SettingsException if the settings cannot be read, from a folder of secrets for instance
     */
    static ConfigurableApplicationContext start(boolean dryRun, String... settings) {
        AtomicBoolean settingsWereRead = new AtomicBoolean();
        try {
            return new SpringApplicationBuilder(ReckonConfiguration.class)
                    .web(WebApplicationType.NONE)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .registerShutdownHook(false)
                    .lazyInitialization(true)
                    .initializers(context -> settingsWereRead.set(true))
                    .run(Stream.concat(Stream.of("--reckon.dry-run=" + dryRun), Stream.of(settings))
                            .toArray(String[]::new));
        } catch (RuntimeException e) {
            if (settingsWereRead.get()) {
                throw e;
            }
            throw new SettingsException("the settings could not be read: " + Failures.innermost(e)
                    + ". See what SPRING_CONFIG_IMPORT and the other variables name");
        }
    }
}
