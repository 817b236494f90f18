package reckon.cli;

import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import reckon.setup.SchemaCheck;

/** {@code init}: creates or upgrades the tables. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        footer = "  SPRING_DATASOURCE_URL=jdbc:mysql://db/reckon java -jar target/reckon.jar init",
        description = "Makes the tables, or brings them to this version, and reports the steps.")
final class InitCommand implements Callable<Integer> {
    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = Program.start(false)) {
            SchemaCheck schema = context.getBean(SchemaCheck.class);
            int steps = schema.initialize();
            Console.of(context, verbosity.out(spec.commandLine()))
                    .say(
                            steps == 0
                                    ? "The tables are at version " + schema.version() + " already."
                                    : "The tables were brought to version " + schema.version() + " in " + steps
                                            + (steps == 1 ? " step." : " steps."));
            return ExitCode.DONE.number();
        }
    }
}
