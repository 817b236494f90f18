package reckon.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import reckon.answers.AccountAnswer;
import reckon.answers.Explain;
import reckon.answers.Quote;
import reckon.database.Database;
import reckon.facts.RequestKind;
import reckon.policy.Policies;
import reckon.policyfile.PolicyFile;
import reckon.support.Folders;
import reckon.support.MySqlServer;
import reckon.support.NightInputs;
import reckon.support.OpenDatabase;
import reckon.support.Project;
import reckon.support.TestDatabase;

/**
 * What an answer takes on MySQL after a night of N requests of many accounts, and another one that brought as many resources which
 * nobody has asked to give back: in a program that runs already, and as the command of a person, the start of Java included. At
 * the end all accounts are hashed anew under another identity key.
 */
public final class AnswersBenchmark {
    private static final long SEED = 20_261_104;
    private static final int BUFFER_POOL_MIB = 1024;
    private static final int IN_ONE_PROGRAM = 200;
    private static final int COMMANDS = 10;

    private final Path folder = Folders.create("answers");
    private final Path output = folder.resolve("output");
    private final MySqlServer server = MySqlServer.start(new MySqlServer.Settings(true, true, BUFFER_POOL_MIB));
    private final TestDatabase database = server.createDatabase("answers");

    private AnswersBenchmark() {}

    /** Runs it; arguments: the number of requests, and of accounts. */
    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        System.out.println(Machine.describe());
        AnswersBenchmark answers = new AnswersBenchmark();
        try {
            answers.run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        } finally {
            answers.server.close();
            Folders.remove(answers.folder);
        }
    }

    private void run(int requests, int accounts) throws Exception {
        Path input = folder.resolve("input");
        NightInputs.write(input, requests, accounts, SEED);
        Path second = folder.resolve("second");
        LocalDate next = NightInputs.BUSINESS_DATE.plusDays(1);
        NightInputs.writeOneOfMany(second, 1, next, requests, accounts, SEED);
        Files.delete(second.resolve("requests.csv"));
        new OpenDatabase(database).close();
        MeasuredNight.run(database, input, output, NightInputs.BUSINESS_DATE);
        MeasuredNight.run(database, second, output, next);
        server.settle();
        System.out.printf(
                "%n%,d accounts, %,d requests decided: seconds of an answer%n",
                database.number("SELECT COUNT(*) FROM account"), database.number("SELECT COUNT(*) FROM decision"));
        System.out.println("| answer | in a program that runs | longest of " + IN_ONE_PROGRAM
                + " | from the command | longest of " + COMMANDS + " |");
        System.out.println("|---|---|---|---|---|");
        try (OpenDatabase open = new OpenDatabase(database)) {
            Database asked = open.database();
            Policies policies = policies();
            Instant now = policies.endOf(next);
            measure("quote --resource", "SELECT resource_id AS id FROM resource WHERE run_no = 2", id -> new Quote(
                            asked, policies, id, RequestKind.RESOURCE)
                    .at(now));
            measure("explain", "SELECT request_id AS id FROM decision WHERE request_id IS NOT NULL", id -> new Explain(
                            asked, policies, output, null)
                    .of(id));
            measure("account", "SELECT account_id AS id FROM account", id -> new AccountAnswer(asked, policies).of(id));
        }
        System.out.printf("%nrekey: %.1f s.%n", command(List.of("rekey", "--input", input.toString()), "another key"));
    }

    private static Policies policies() throws IOException {
        try (Reader yaml = new InputStreamReader(
                Objects.requireNonNull(PolicyFile.class.getResourceAsStream("/policies/baidu-bcc-2025-10-20.yaml")),
                StandardCharsets.UTF_8)) {
            return new Policies(List.of(PolicyFile.read("policy.yaml", yaml)));
        }
    }

    /** @param those a query of ids, of which some are asked about */
    private void measure(String command, String those, Function<String, @Nullable Object> answer) throws Exception {
        List<String> ids = database
                .query("SELECT id FROM (" + those + ") those ORDER BY MD5(id) LIMIT " + (IN_ONE_PROGRAM + COMMANDS))
                .stream()
                .map(row -> row.get(0))
                .toList();
        double[] running = new double[IN_ONE_PROGRAM];
        for (int i = 0; i < IN_ONE_PROGRAM; i++) {
            long started = System.nanoTime();
            Objects.requireNonNull(answer.apply(ids.get(i)));
            running[i] = (System.nanoTime() - started) / 1e9;
        }
        double[] started = new double[COMMANDS];
        for (int i = 0; i < COMMANDS; i++) {
            List<String> words = Stream.concat(words(command).stream(), Stream.of(ids.get(IN_ONE_PROGRAM + i)))
                    .toList();
            started[i] = command(words, MeasuredNight.ANY_KEY);
        }
        Arrays.sort(running);
        Arrays.sort(started);
        System.out.printf(
                "| `%s` | %.3f | %.3f | %.2f | %.2f |%n",
                words(command).get(0),
                running[IN_ONE_PROGRAM / 2],
                running[IN_ONE_PROGRAM - 1],
                started[COMMANDS / 2],
                started[COMMANDS - 1]);
    }

    private static List<String> words(String command) {
        return List.of(command.split(" ", -1));
    }

    /** Runs a command as a person does and returns the seconds until its end. */
    private double command(List<String> words, String key) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder command = new ProcessBuilder(Stream.concat(
                                Stream.of(Project.folder().resolve("jobs/start").toString()), words.stream())
                        .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        command.environment().putAll(database.environment());
        command.environment().put("RECKON_IDENTITY_KEY", key);
        long started = System.nanoTime();
        int exitCode = command.start().waitFor();
        double seconds = (System.nanoTime() - started) / 1e9;
        if (exitCode != 0) {
            throw new IllegalStateException(words + " failed: " + Files.readString(said));
        }
        return seconds;
    }
}
