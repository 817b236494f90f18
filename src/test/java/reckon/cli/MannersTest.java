package reckon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import reckon.support.CommandLines;
import reckon.support.Outcome;

/** What every command does alike. */
class MannersTest {
    private static final char ESCAPE = 0x1b;

    private static Stream<List<String>> commands() {
        CommandLine program = new CommandLine(new ReckonCommand());
        return Stream.concat(
                program.getSubcommands().keySet().stream()
                        .filter(name -> !name.equals("generate-completion"))
                        .map(List::of),
                Stream.of(List.<String>of(), List.of("policy", "diff")));
    }

    private static Outcome help(List<String> command) {
        String[] words = Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new);
        return CommandLines.execute(words);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpWithAnExampleOfItselfAndNoEscapeCodes(List<String> command) {
        Outcome said = help(command);

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("\nExample:\n  ").doesNotContain(String.valueOf(ESCAPE));
        String example = said.out().substring(said.out().indexOf("\nExample:"));
        assertThat(Stream.of(
                        " " + String.join(" ", command) + " ",
                        " " + String.join(" ", command) + "\n",
                        "jobs/nightly ",
                        "jobs/month-start ",
                        "jobs/reconcile "))
                .anySatisfy(words -> assertThat(example).contains(words));
    }

    @Test
    void theNearestCommandOrOptionIsNamedOnATypo() {
        assertThat(CommandLines.execute("nigthly").err()).contains("nightly");
        assertThat(CommandLines.execute("nightly", "--inptu", ".").err()).contains("Possible solutions: --input");
        assertThat(CommandLines.execute("nigthly").exitCode()).isEqualTo(ExitCode.WRONG_USAGE.number());
    }

    @Test
    void theCompletionOfAShellKnowsEveryCommandAndOption() {
        Outcome said = CommandLines.execute("generate-completion");

        assertThat(said.exitCode()).isZero();
        commands().flatMap(List::stream).forEach(word -> assertThat(said.out()).contains(word));
        assertThat(said.out()).contains("--accept-unknown-runs", "complete -F _complete_reckon");
    }

    @Test
    void theVersionIsSaidByEveryCommandInTheSameWords() {
        String version = CommandLines.execute("--version").out();

        assertThat(version).startsWith("reckon ").doesNotContain(String.valueOf(ESCAPE));
        commands().forEach(command -> assertThat(
                        CommandLines.execute(Stream.concat(command.stream(), Stream.of("--version"))
                                        .toArray(String[]::new))
                                .out())
                .isEqualTo(version));
    }
}
