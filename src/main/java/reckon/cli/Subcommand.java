package reckon.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands have alike: {@code --help} that ends with an example, and {@code --version}. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample:%n",
        exitCodeListHeading = "%nExit codes:%n")
abstract class Subcommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** Returns the command as it was typed, which has where to say something. */
    final CommandLine commandLine() {
        return spec.commandLine();
    }
}
