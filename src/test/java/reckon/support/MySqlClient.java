package reckon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MySQL's own programs to copy a database, as the documentation has them. */
public final class MySqlClient {
    private static final Pattern ADDRESS = Pattern.compile("jdbc:mysql://([^:/]+):(\\d+)/([^?]+).*");

    private MySqlClient() {}

    /** Writes a database to a file, with the options of the operator's page. */
    public static void dump(TestDatabase database, Path file) {
        run(
                "mysqldump",
                database,
                List.of("--single-transaction", "--no-tablespaces"),
                ProcessBuilder.Redirect.INHERIT,
                ProcessBuilder.Redirect.to(file.toFile()));
    }

    /** Reads a file of {@link #dump} into an empty database. */
    public static void restore(Path file, TestDatabase database) {
        run("mysql", database, List.of(), ProcessBuilder.Redirect.from(file.toFile()), ProcessBuilder.Redirect.DISCARD);
    }

    private static void run(
            String program,
            TestDatabase database,
            List<String> options,
            ProcessBuilder.Redirect input,
            ProcessBuilder.Redirect output) {
        Matcher address = ADDRESS.matcher(database.url());
        if (!address.matches()) {
            throw new IllegalArgumentException(database.url());
        }
        List<String> words = new ArrayList<>(List.of(
                "--protocol=TCP",
                "--host=" + address.group(1),
                "--port=" + address.group(2),
                "--user=" + database.user()));
        words.addAll(options);
        words.add(address.group(3));
        ProcessBuilder command = MySqlDistribution.client(program, words);
        command.environment().put("MYSQL_PWD", database.password());
        try {
            Process process =
                    command.redirectInput(input).redirectOutput(output).start();
            String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(program + " ended with " + process.exitValue() + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
