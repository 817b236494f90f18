package reckon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import reckon.policy.Language;
import reckon.policy.Policies;
import reckon.policy.PolicyTerms;
import reckon.policy.PolicyVersion;
import reckon.policy.Sentence;
import reckon.policyfile.PolicyFile;

/** {@code policy}: checks policy files and tells what they say. */
@Command(
        name = "policy",
        footer = "  jobs/start policy candidate.yaml --lang zh",
        description =
                "Checks a policy file and says everything that is wrong with it; tells what it says in words that a"
                        + " customer can read. Without FILE the versions that the settings name.",
        exitCodeList = {
            "0:the file is a policy",
            "2:it is none, or it cannot be read",
        })
final class PolicyCommand extends Subcommand {
    @Parameters(arity = "0..1", paramLabel = "FILE", converter = Folder.class, description = "the policy file")
    private @Nullable Path file;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Override
    public Integer call() {
        List<PolicyVersion> versions = file != null ? List.of(read(file)) : ofTheSettings();
        PrintWriter out = commandLine().getOut();
        for (PolicyVersion version : versions) {
            out.println(version.id());
            terms(version, language.language()).values().forEach(term -> out.println("  - " + term));
        }
        return ExitCode.DONE.number();
    }

    private static List<PolicyVersion> ofTheSettings() {
        try (ConfigurableApplicationContext context = Program.start(false)) {
            return context.getBean(Policies.class).versions();
        }
    }

    /** What is wrong with it is said by {@link Failures}. */
    private PolicyVersion read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return PolicyFile.read(file.toString(), reader);
        } catch (IOException e) {
            throw new ParameterException(commandLine(), "The policy file " + file + " cannot be read: " + e);
        }
    }

    private static Map<String, String> terms(PolicyVersion version, Language language) {
        Map<String, Sentence> terms = PolicyTerms.of(version);
        Map<String, String> told = new LinkedHashMap<>();
        terms.forEach((name, term) -> told.put(name, language.text(term)));
        return told;
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            footerHeading = "%nExample:%n",
            footer = "  jobs/start policy diff in-force.yaml candidate.yaml",
            description = "Says in the same words what is different in another policy file.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:both say the same", "2:a file is no policy", "6:they differ"})
    int diff(
            @Parameters(paramLabel = "A", converter = Folder.class, description = "the policy as it is") Path before,
            @Parameters(paramLabel = "B", converter = Folder.class, description = "the policy as it is to be")
                    Path after,
            @Mixin LanguageOption in) {
        Map<String, String> old = terms(read(before), in.language());
        Map<String, String> now = terms(read(after), in.language());
        PrintWriter out = commandLine().getOut();
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(old.keySet());
        boolean differ = false;
        for (String name : names) {
            String was = old.get(name);
            String is = now.get(name);
            if (was == null || !was.equals(is)) {
                differ = true;
                out.println(name);
                say(out, "  - ", was);
                say(out, "  + ", is);
            }
        }
        return (differ ? ExitCode.DIFFERENT : ExitCode.DONE).number();
    }

    private static void say(PrintWriter out, String mark, @Nullable String term) {
        if (term != null) {
            out.println(mark + term);
        }
    }
}
