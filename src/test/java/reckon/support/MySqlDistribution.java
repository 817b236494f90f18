package reckon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * MySQL as the build unpacks it: the server's program, the libraries that the machine lacks, and a data folder to
 * begin with.
 */
final class MySqlDistribution {
    private static final Path HOME = Project.folder().resolve(".cache/mysql-8.0.33");
    private static final Pattern MISSING_LIBRARY =
            Pattern.compile("error while loading shared libraries: ([^:]+): cannot open shared object file");
    private static final List<StandInLibrary> STAND_INS = List.of(StandInLibrary.LIBAIO, StandInLibrary.LIBNUMA);
    private static final List<String> USER = List.of(
            "CREATE USER '" + MySqlServer.USER + "'@'%' IDENTIFIED BY '" + MySqlServer.PASSWORD + "';",
            "GRANT ALL ON *.* TO '" + MySqlServer.USER + "'@'%';");

    private final Path libraries;

    private MySqlDistribution(Path libraries) {
        this.libraries = libraries;
    }

    /**
     * Returns the distribution with those stand-ins that this machine needs.
     *
     * @throws org.opentest4j.TestAbortedException if there is no distribution for this machine
     */
    static synchronized MySqlDistribution find() {
        MySqlDistribution distribution = unpacked(Project.target().resolve("mysql/libraries"));
        distribution.writeMissingLibraries();
        return distribution;
    }

    /** Returns the distribution with a stand-in for every library that can be lacking, needed or not. */
    static MySqlDistribution withAllStandIns() {
        MySqlDistribution distribution = unpacked(Project.target().resolve("mysql/all-stand-ins"));
        STAND_INS.forEach(distribution::write);
        return distribution;
    }

    private static MySqlDistribution unpacked(Path libraries) {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        Assumptions.assumeTrue(
                system.toLowerCase(Locale.ROOT).equals("linux amd64"),
                () -> "There is no MySQL for " + system + ": set " + MySqlServer.URL_VARIABLE + " to run this test");
        if (!Files.isExecutable(program())) {
            throw new IllegalStateException(
                    "MySQL is not unpacked in " + HOME + ": run mvn pre-integration-test -DskipTests once");
        }
        return new MySqlDistribution(libraries);
    }

    private static Path program() {
        return HOME.resolve("bin/mysqld");
    }

    /** Asks the machine's own loader what it lacks, one library after the other. */
    private void writeMissingLibraries() {
        Ended version = run(command("--version"));
        for (StandInLibrary standIn : STAND_INS) {
            Matcher missing = MISSING_LIBRARY.matcher(version.said());
            if (missing.find() && missing.group(1).equals(standIn.fileName())) {
                write(standIn);
                version = run(command("--version"));
            }
        }
        version.orThrow();
    }

    private void write(StandInLibrary library) {
        try {
            library.writeInto(libraries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a command that runs one of the programs that come with the server. */
    static ProcessBuilder client(String program, List<String> options) {
        List<String> words =
                new ArrayList<>(List.of(HOME.resolve("bin").resolve(program).toString(), "--no-defaults"));
        words.addAll(options);
        return new ProcessBuilder(words);
    }

    /** Returns what is said by the loader on where it finds each library. */
    String libraryPlaces() {
        ProcessBuilder trace = command("--version");
        trace.environment().put("LD_TRACE_LOADED_OBJECTS", "1");
        return run(trace).orThrow();
    }

    /** Returns a command that runs the server's program with options. */
    ProcessBuilder command(String... options) {
        List<String> words = new ArrayList<>(List.of(program().toString(), "--no-defaults", "--basedir=" + HOME));
        if (isRoot()) {
            words.add("--user=root"); // it refuses to run as root unless it is told to
        }
        words.addAll(List.of(options));
        ProcessBuilder command = new ProcessBuilder(words).redirectErrorStream(true);
        command.environment().put("LD_LIBRARY_PATH", libraries.toString());
        return command;
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills an empty folder with a server's data as it is before the first start. */
    synchronized void fill(Path data) {
        Path template = Project.target().resolve("mysql/template");
        if (!Files.exists(template)) {
            initialize(template);
        }
        Folders.copy(template, data);
    }

    /** Makes the template beside its name, so that one that is there is whole; it takes some seconds. */
    private void initialize(Path template) {
        Path folder = Folders.create("mysql");
        Path data = folder.resolve("data");
        Path users = folder.resolve("users.sql");
        try {
            Files.write(users, USER);
            run(command(
                            "--initialize-insecure",
                            "--skip-log-bin",
                            "--innodb-redo-log-capacity=8M", // the smallest; there is nothing but copies to save
                            "--datadir=" + data,
                            "--init-file=" + users))
                    .orThrow();
            Files.move(data, template, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(template)) { // made by another run at the same time
                throw new UncheckedIOException(e);
            }
        } finally {
            Folders.remove(folder);
        }
    }

    private record Ended(int exitCode, String said) {
        String orThrow() {
            if (exitCode != 0) {
                throw new IllegalStateException("mysqld ended with " + exitCode + ": " + said);
            }
            return said;
        }
    }

    private static Ended run(ProcessBuilder command) {
        try {
            Process process = command.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
