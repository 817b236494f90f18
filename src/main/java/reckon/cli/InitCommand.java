package reckon.cli;

import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import reckon.setup.SchemaCheck;

/** {@code init}: creates or upgrades the tables. */
@Command(
        name = "init",
        footer = "  SPRING_DATASOURCE_URL=jdbc:mysql://db/reckon jobs/start init",
        description = "Makes the tables, or brings them to this version, and reports the steps.")
final class InitCommand extends Subcommand {
    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = Program.start(false)) {
            SchemaCheck schema = context.getBean(SchemaCheck.class);
            int steps = schema.initialize();
            Console.of(context, verbosity.out(commandLine()))
                    .say(
                            steps == 0
                                    ? "The tables are at version " + schema.version() + " already."
                                    : "The tables were brought to version " + schema.version() + " in " + steps
                                            + (steps == 1 ? " step." : " steps."));
            return ExitCode.DONE.number();
        }
    }
}
