package reckon.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reckon.support.CsvRows;
import reckon.support.Folders;
import reckon.support.MySqlServer;
import reckon.support.Outcome;
import reckon.support.ReckonProcess;
import reckon.support.SmallNight;
import reckon.support.TestDatabase;

/**
 * Canaries stand for personal data, in every place of an accounts file where it can be; the key of the hashes and
 * the password of the database are others. After a night nothing but the input knows them.
 */
final class PersonalDataIT {
    private static final String CANARY = "Kanari7enVogel";
    private static final String KEY = "the-key-of-Zaunk0enig";
    private static final String PASSWORD = "the-password-of-Rotk3hlchen";

    /** An account id is no personal data: what finds it would find a canary too. */
    private static final String CONTROL = "control-4711";

    private static final String HEADER =
            "account_id,mobile,certification_id,payment_source,content_fingerprint,login_ip,risk,nick,colour\n";

    @TempDir
    private Path folder;

    private Path input;

    @BeforeEach
    void plantCanaries() throws IOException {
        input = Files.createDirectory(folder.resolve("input"));
        String c = CANARY;
        write(
                "accounts-mixed.csv",
                HEADER
                        + line(CONTROL, c + 1, c + 2, c + 3, c + 4, c + 5, "CLEAR", c + 6, c + 7)
                        + line("account-2", c + 1, c + 2, c + 3, c + 4, c + 5, "", c + 6, c + 7) // the same user
                        + line("bad-risk", c, c, c, c, c, c, c, c)
                        + line("bad id " + c, c, c, c, c, c, "", c, c)
                        + line("too-few", c, c)
                        + line("too-many", c, c, c, c, c, "", c, c, c, c)
                        + line("not-utf8", c + "\u00ff", c, c, c, c, "", c, c)
                        + line("open-quote", "\"" + c, c, c, c, c, "", c, c)
                        + line("stray-quote", "\"" + c + "\"" + c, c, c, c, c, "", c, c)
                        + line("=formula", "=" + c, c, c, c, c, "", c, c));
        write(
                "accounts-no-header.csv",
                line("account-3", c, c, c, c, c, "", c, c).repeat(2));
        write("accounts-twice.csv", "account_id,mobile,mobile\n" + line("account-4", c, c));
        write(
                "accounts-refused.csv",
                HEADER + line("bad id", c, c, c, c, c, "", c, c).repeat(150));
        byte[] packed =
                packed(HEADER + line("account-5", c, c, c, c, c, "", c, c).repeat(5000));
        Files.write(input.resolve("accounts-cut.csv.gz"), Arrays.copyOf(packed, packed.length - 20));
        write(
                "requests.csv",
                "request_id,account_id,resource_id,kind,submitted_at,reason\n"
                        + line("r1", CONTROL, "none", "", "2026-11-04T10:00:00+08:00", c));
    }

    /** ISO 8859-1, so that a letter beyond ASCII is no UTF-8. */
    private void write(String name, String content) throws IOException {
        Files.writeString(input.resolve(name), content, StandardCharsets.ISO_8859_1);
    }

    private static String line(String... fields) {
        return String.join(",", fields) + "\n";
    }

    private static byte[] packed(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private Outcome night(ReckonProcess.Setup setup) {
        try (ReckonProcess night = setup.with("RECKON_IDENTITY_KEY", KEY)
                .with("LOGGING_LEVEL_ROOT", "trace")
                .start("nightly", "--date", SmallNight.DATE.toString(), "--input", input.toString())) {
            return night.await();
        }
    }

    @Test
    void isNowhereButInTheInputOfANightOnTheEmbeddedDatabase() throws IOException {
        Outcome outcome = night(ReckonProcess.Setup.in(folder).with("RECKON_REPORT", "true"));
        assertThat(folder.resolve("output/" + SmallNight.DATE + "/report.html")).isRegularFile();
        isNotWrittenOrSaid(outcome);
        Path file = folder.resolve("reckon-data/reckon");
        isNotIn(new TestDatabase("jdbc:h2:file:" + file + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE", "sa", "")
                .query("SCRIPT"));
    }

    @Test
    void isNowhereButInTheInputOfANightOnMySql() throws IOException {
        try (MySqlServer server = MySqlServer.start(MySqlServer.Settings.FAST)) {
            TestDatabase database = server.createDatabase("discreet");
            server.administrator().execute("CREATE USER 'discreet'@'%' IDENTIFIED BY '" + PASSWORD + "'");
            server.administrator().execute("GRANT ALL ON discreet.* TO 'discreet'@'%'");
            TestDatabase withSecret = new TestDatabase(database.url(), "discreet", PASSWORD);
            isNotWrittenOrSaid(night(ReckonProcess.Setup.in(folder).with(withSecret)));
            List<List<String>> rows = new ArrayList<>();
            for (List<String> table : database.query("SHOW TABLES")) {
                rows.addAll(database.query("SELECT * FROM " + table.get(0)));
            }
            isNotIn(rows);
        }
    }

    /** What the program says at its most talkative is in files of the folder too. */
    private void isNotWrittenOrSaid(Outcome outcome) throws IOException {
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
        assertThat(outcome.out()).contains("TRACE", "accounts-mixed.csv: ");
        Path rejects = folder.resolve("output/" + SmallNight.DATE + "/rejects.csv");
        assertThat(CsvRows.read(rejects)).hasSizeGreaterThan(150).allSatisfy(reject -> assertThat(reject)
                .containsEntry("value", ""));
        Folders.remove(input);
        boolean control = false;
        for (Path file : Folders.contents(folder)) {
            if (Files.isRegularFile(file)) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(secretsIn(content)).as(file.toString()).isEmpty();
                control |= content.contains(CONTROL);
            }
        }
        assertThat(control).isTrue();
    }

    private static void isNotIn(List<List<String>> rows) {
        assertThat(rows.toString()).contains(CONTROL);
        assertThat(secretsIn(rows.toString())).isEmpty();
    }

    private static List<String> secretsIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Stream.of(CANARY, KEY, PASSWORD)
                .filter(secret -> lower.contains(secret.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
