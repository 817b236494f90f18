package reckon.cli;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import reckon.job.ReckonConfiguration;

/** Starts the objects that a command works with. */
final class Program {
    private Program() {}

    /** @param dryRun whether nothing of what is done to the database stays */
    static ConfigurableApplicationContext start(boolean dryRun) {
        return new SpringApplicationBuilder(ReckonConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .lazyInitialization(true)
                .run("--reckon.dry-run=" + dryRun);
    }
}
