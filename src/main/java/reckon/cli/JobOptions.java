package reckon.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that starts a job. */
final class JobOptions {
    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Option(names = "--scheduled-as", hidden = true, description = "under which name the schedule finds it done")
    private @Nullable String scheduledAs;

    Verbosity verbosity() {
        return verbosity;
    }

    /** Returns the settings that the options stand for. */
    String[] settings() {
        List<String> settings = new ArrayList<>();
        Collections.addAll(settings, verbosity.settings());
        if (scheduledAs != null) {
            settings.add("--reckon.scheduled-as=" + scheduledAs);
        }
        return settings.toArray(String[]::new);
    }
}
