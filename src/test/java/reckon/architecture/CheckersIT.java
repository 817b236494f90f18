package reckon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import reckon.support.Folders;
import reckon.support.Project;

/**
 * The checkers of the build see what they are there for: a project with this project's own {@code pom.xml} and one
 * bad source does not build, and for no other reason.
 */
class CheckersIT {
    private static final Pattern COMPILER_ERROR = Pattern.compile("\\[ERROR\\] \\S+\\.java:\\[.*");
    private static final Pattern HELD_AS_ERROR = Pattern.compile("-Xep:(\\w+):ERROR");

    /** For each check of Error Prone that the pom makes an error, what it must not let through. */
    private static final Map<String, String> CANARIES = Map.of(
            "NullAway", "Object a() { return null; }",
            "BigDecimalEquals", "boolean b(BigDecimal x, BigDecimal y) { return x.equals(y); }",
            "BigDecimalLiteralDouble", "BigDecimal c() { return new BigDecimal(0.1); }",
            "JavaTimeDefaultTimeZone", "LocalDate d() { return LocalDate.now(); }",
            "JavaPeriodGetDays", "int e(Period period) { return period.getDays(); }",
            "ReturnValueIgnored", "void f(String text) { text.trim(); }");

    private final Path folder = Folders.create("canary");

    @AfterEach
    void remove() {
        Folders.remove(folder);
    }

    @Test
    void badFormattingStopsTheBuild() throws IOException {
        String output = failingBuild("validate", "package canary;\n\nclass Canary{int  x=1;}\n");

        assertThat(output).contains("spotless", "format violations", "Canary.java");
    }

    @Test
    void compilerWarningStopsTheBuild() throws IOException {
        String output = failingBuild("compile", """
                package canary;

                class Canary {
                    Object raw() {
                        return new java.util.ArrayList();
                    }
                }
                """, "-Dspotless.check.skip");

        assertThat(output).contains("found raw type", "warnings found and -Werror specified");
        assertThat(compilerErrors(output)).isEmpty();
    }

    @Test
    void everyCheckThatThePomMakesAnErrorStopsTheBuild() throws IOException {
        String output = failingBuild(
                "compile",
                "package canary;\nimport java.math.*;\nimport java.time.*;\n@org.jspecify.annotations.NullMarked\nclass Canary {\n"
                        + String.join("\n", CANARIES.values()) + "\n}\n",
                "-Dspotless.check.skip");

        List<String> errors = compilerErrors(output);
        assertThat(HELD_AS_ERROR.matcher(pom()).results().map(check -> check.group(1)))
                .containsExactlyInAnyOrderElementsOf(CANARIES.keySet())
                .allSatisfy(check -> assertThat(errors).anyMatch(error -> error.contains("] [" + check + "] ")));
        assertThat(errors).hasSameSizeAs(CANARIES.keySet());
    }

    private static List<String> compilerErrors(String output) {
        return output.lines()
                .filter(COMPILER_ERROR.asMatchPredicate())
                .distinct()
                .toList();
    }

    private static String pom() throws IOException {
        return Files.readString(Project.folder().resolve("pom.xml"));
    }

    /** Returns what Maven says of a project of one source. */
    private String failingBuild(String phase, String source, String... options) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("src/main/java/canary"));
        Files.writeString(sources.resolve("Canary.java"), source);
        Files.createDirectories(folder.resolve("src/main/jte"));
        Files.writeString(folder.resolve("pom.xml"), pom());
        String home = System.getProperty("reckon.maven-home");
        Assumptions.assumeTrue(home != null, "this is not run by Maven, so there is no Maven to run");
        ProcessBuilder maven = new ProcessBuilder(
                Path.of(Objects.requireNonNull(home), "bin", "mvn").toString(),
                "--batch-mode",
                "--offline",
                "--file",
                folder.resolve("pom.xml").toString(),
                "-Dmaven.repo.local=" + System.getProperty("reckon.local-repository"));
        maven.command().addAll(List.of(options));
        maven.command().add(phase);
        Process build = maven.redirectErrorStream(true).start();
        build.getOutputStream().close();
        String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(build.onExit().join().exitValue()).as(output).isEqualTo(1);
        return output;
    }
}
