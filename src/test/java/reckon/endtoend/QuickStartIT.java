package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.Project;

/** What {@code jobs/nightly} starts: the unpacked program where it is the jar's, and the jar itself anywhere else. */
class QuickStartIT {
    private static final String FROM_ARCHIVE = "reckon.Reckon source: shared objects file (top)";
    private static final String FROM_UNPACKED = "/target/start/reckon.jar";
    private static final byte[] NO_ARCHIVE = "not an archive".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path root;

    private Path start;

    @BeforeAll
    static void theBuildMadeIt() {
        assumeTrue(System.getProperty("reckon.jar") != null, "there is a packaged program in the build only");
    }

    @BeforeEach
    void copyWhatWasBuilt() throws IOException {
        Files.createDirectories(root.resolve("jobs"));
        for (String job : new String[] {"nightly", "start"}) {
            Files.copy(
                    Project.folder().resolve("jobs").resolve(job),
                    root.resolve("jobs").resolve(job));
        }
        Path built = Project.target().resolve("start");
        start = Files.createDirectories(root.resolve("target/start"));
        Files.copy(Project.target().resolve("reckon.jar"), root.resolve("target/reckon.jar"));
        for (String file : new String[] {"origin.jar", "reckon.jar", "classes.jsa"}) {
            Files.copy(built.resolve(file), start.resolve(file));
        }
        Files.createSymbolicLink(start.resolve("lib"), built.resolve("lib"));
    }

    @Test
    void theBuildsArchiveFits() throws Exception {
        assertThat(classesLoadedBy(Project.folder())).contains(FROM_ARCHIVE);
    }

    @Test
    void aJarThatWasNotUnpackedIsStartedItself() throws Exception {
        Files.write(start.resolve("origin.jar"), NO_ARCHIVE);

        assertThat(classesLoadedBy(root)).doesNotContain(FROM_ARCHIVE).doesNotContain(FROM_UNPACKED);
    }

    @Test
    void anUnpackedProgramWithoutItsArchiveStarts() throws Exception {
        Files.delete(start.resolve("classes.jsa"));

        assertThat(classesLoadedBy(root)).doesNotContain(FROM_ARCHIVE).contains(FROM_UNPACKED);
    }

    @Test
    void anArchiveThatDoesNotFitIsPassedOverInSilence() throws Exception {
        String usage = said(Project.folder(), "-Xmx100m");
        assertThat(usage).startsWith("Usage: reckon nightly");
        assertThat(said(root, "-Xmx100m")).as("an archive of another folder").isEqualTo(usage);

        Files.delete(start.resolve("classes.jsa"));
        Files.write(start.resolve("classes.jsa"), NO_ARCHIVE);
        assertThat(said(root, "-Xmx100m")).as("a damaged archive").isEqualTo(usage);
    }

    @Test
    void theOptimizingCompilerIsLeftOutWhereTheInputFolderHoldsLittle() throws Exception {
        String input = Files.createDirectories(root.resolve("in put")).toString();
        assertThat(lastCompiler("--input", input)).isEqualTo("1");
        assertThat(lastCompiler("--input=" + input)).isEqualTo("1");
        assertThat(lastCompiler()).as("there is no folder ./input").isEqualTo("4");

        Files.write(Path.of(input, "orders.csv"), new byte[5 << 20]);
        assertThat(lastCompiler("--input", input)).isEqualTo("4");
        assertThat(lastCompiler("--input=" + input)).isEqualTo("4");
    }

    /** Returns the number of the last of Java's compilers that a night with some arguments has. */
    private String lastCompiler(String... arguments) throws Exception {
        Matcher flag =
                Pattern.compile("TieredStopAtLevel +=\\s+(\\d)").matcher(said(root, "-XX:+PrintFlagsFinal", arguments));
        assertThat(flag.find()).isTrue();
        return flag.group(1);
    }

    private static String classesLoadedBy(Path root) throws Exception {
        return said(root, "-Xlog:class+load");
    }

    /** Returns all that {@code jobs/nightly ... --help} of a folder says, which has to end well. */
    private static String said(Path root, String javaOptions, String... arguments) throws Exception {
        List<String> words =
                new ArrayList<>(List.of(root.resolve("jobs/nightly").toString()));
        words.addAll(List.of(arguments));
        words.add("--help");
        ProcessBuilder command =
                new ProcessBuilder(words).directory(root.toFile()).redirectErrorStream(true);
        Path java = Path.of(System.getProperty("java.home"), "bin");
        command.environment().merge("PATH", java.toString(), (path, first) -> first + ":" + path);
        command.environment().put("RECKON_JAVA_OPTIONS", javaOptions);
        Process process = command.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
