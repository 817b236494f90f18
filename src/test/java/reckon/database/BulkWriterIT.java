package reckon.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.OpenDatabase;
import reckon.support.TestDatabase;

/** Rows in bulk: each arrives exactly as it is, or none does. */
final class BulkWriterIT {
    private static final Table.Declaration DECLARED = new Table.Declaration("note");
    private static final Column<String> ID = DECLARED.text("id");
    private static final Column<String> WORDS = DECLARED.text("words");
    private static final Table NOTE = DECLARED.replaced(ID);
    private static final Table LINE = DECLARED.appended();

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    /** Every character but the surrogates, 64 a row. */
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void everyCharacterArrivesAsItIs(DatabaseKind kind) {
        Map<String, String> notes = new LinkedHashMap<>();
        for (int first = 0; first <= Character.MAX_CODE_POINT; first += 64) {
            if (first < Character.MIN_SURROGATE || first > Character.MAX_SURROGATE) {
                notes.put(
                        String.format("%06x", first),
                        IntStream.range(first, first + 64)
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining()));
            }
        }
        try (HikariDataSource pool = pool(withNotes(kind, "utf8mb4"))) {
            Database database = OpenDatabase.on(pool);
            database.write(NOTE, rows(notes));

            assertThat(notes(database)).isEqualTo(notes);
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void laterRowReplacesAnEarlierOneWhereverTheyStand(DatabaseKind kind) {
        Random random = new Random(7);
        Map<String, String> last = new LinkedHashMap<>();
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            rows.add(new String[] {"id-" + random.nextInt(5_000), "row " + i});
            last.put(rows.get(i)[0], rows.get(i)[1]);
        }
        try (HikariDataSource pool = pool(withNotes(kind, "utf8mb4"))) {
            Database database = OpenDatabase.on(pool);
            Iterator<String[]> left = rows.iterator();

            assertThat(database.write(NOTE, row -> {
                        if (!left.hasNext()) {
                            return false;
                        }
                        String[] next = left.next();
                        row.text(next[0]).text(next[1]);
                        return true;
                    }))
                    .isEqualTo(rows.size());
            assertThat(notes(database)).isEqualTo(last);
        }
    }

    /** More rows than are sorted in memory at a time; then the same again, which replace what is the same as they are. */
    @Test
    void laterRowReplacesAnEarlierOneInAnotherPartOfALargeFile() {
        int rows = 150_000;
        Map<String, String> last = new HashMap<>();
        IntStream.range(0, rows).forEach(number -> last.put(id(number), words(number)));
        try (HikariDataSource pool = pool(withNotes(DatabaseKind.MYSQL, "utf8mb4"))) {
            Database database = OpenDatabase.on(pool);

            for (int time = 0; time < 2; time++) {
                assertThat(database.write(NOTE, numbered(rows))).isEqualTo(rows);
                assertThat(notes(database)).isEqualTo(last);
            }
        }
    }

    @Test
    void stopWhileSortedRowsAreSentIsWhatTheCallerIsTold() {
        int rows = 150_000;
        AtomicInteger passed = new AtomicInteger();
        CancellationCheck closesWhenAllAreMade = () -> {
            if (passed.incrementAndGet() > rows + 100) {
                throw new IllegalStateException("stopped");
            }
        };
        try (HikariDataSource pool = pool(withNotes(DatabaseKind.MYSQL, "utf8mb4"))) {
            Database database = OpenDatabase.on(pool);

            assertThatThrownBy(() -> database.write(NOTE, numbered(rows), closesWhenAllAreMade))
                    .hasMessage("stopped");
            assertThat(database.write(NOTE, rows(Map.of("b", "the connection serves on"))))
                    .isEqualTo(1);
        }
    }

    private static Rows numbered(int rows) {
        Iterator<Integer> numbers = IntStream.range(0, rows).iterator();
        return row -> {
            if (!numbers.hasNext()) {
                return false;
            }
            int number = numbers.next();
            row.text(id(number)).text(words(number));
            return true;
        };
    }

    private static String id(int number) {
        return "id-" + number * 7_919L % 50_021;
    }

    private static String words(int number) {
        return number + "-".repeat(120 - Integer.toString(number).length());
    }

    /** Cut short, without a beginning, longer than needed, half a pair, beyond Unicode, and what is no byte of UTF-8. */
    @ParameterizedTest
    @ValueSource(
            strings = {"e4b8", "f09f98", "c3", "80", "61bf62", "c080", "e08080", "eda080", "f4908080", "ff", "c361"})
    void textThatIsNotUtf8IsTakenByNoColumn(String hex) {
        byte[] malformed = HexFormat.of().parseHex(hex);
        try (HikariDataSource pool = pool(withNotes(DatabaseKind.MYSQL, "utf8mb4"))) {
            Database database = OpenDatabase.on(pool);

            for (Table table : List.of(NOTE, LINE)) {
                assertThatThrownBy(() -> database.write(table, only("a", malformed)))
                        .hasStackTraceContaining("Incorrect string value");
                assertThatThrownBy(() -> database.write(table, only(malformed, "a")))
                        .hasStackTraceContaining("Incorrect string value");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void textThatIsTooLongOrBeyondItsColumnIsAnError(DatabaseKind kind) {
        try (HikariDataSource pool = pool(withNotes(kind, "utf8mb4"))) {
            Database database = OpenDatabase.on(pool);

            database.write(NOTE, rows(Map.of("fits", "😀".repeat(128))));
            assertThatThrownBy(() -> database.write(NOTE, rows(Map.of("a", "😀".repeat(129)))))
                    .isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> database.write(NOTE, rows(Map.of("é", "a"))))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"latin1, é×", "gbk, 中文×", "utf16, 中😀", "utf8mb3, 中×"})
    void columnOfAnotherCharacterSetKeepsTheCharactersThatItHas(String characterSet, String words) {
        for (DatabaseKind kind : List.of(DatabaseKind.MYSQL, DatabaseKind.MYSQL_BY_INSERT)) {
            try (HikariDataSource pool = pool(withNotes(kind, characterSet))) {
                Database database = OpenDatabase.on(pool);
                database.write(NOTE, rows(Map.of("2026-10", words)));

                assertThat(notes(database)).isEqualTo(Map.of("2026-10", words));
                if (!characterSet.equals("utf16")) {
                    assertThatThrownBy(() -> database.write(NOTE, rows(Map.of("a", "😀"))))
                            .isInstanceOf(DataAccessException.class);
                }
            }
        }
    }

    /** Rows in bulk have smaller packets than other statements, on the same connection. */
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void statementsBehindRowsInBulkMayBeLong(DatabaseKind kind) {
        String words = "x".repeat(1 << 18);
        try (HikariDataSource pool = pool(withNotes(kind, "utf8mb4"))) {
            Database database = OpenDatabase.on(pool);

            database.write(LINE, rows(Map.of("a", "a")));
            assertThat(database.list("SELECT CONCAT(?, 'y') AS words", row -> row.get(WORDS), words))
                    .containsExactly(words + "y");
            assertThatThrownBy(() -> database.write(LINE, rows(Map.of("a", "a"))))
                    .isInstanceOf(DataAccessException.class);
            assertThat(database.list("SELECT CONCAT(?, 'y') AS words", row -> row.get(WORDS), words))
                    .containsExactly(words + "y");
        }
    }

    private static TestDatabase withNotes(DatabaseKind kind, String characterSet) {
        TestDatabase database = DATABASES.create(kind);
        boolean embedded = kind == DatabaseKind.H2;
        database.execute("CREATE TABLE note (id VARCHAR(64)"
                + (embedded ? "" : " CHARACTER SET ascii COLLATE ascii_bin")
                + " NOT NULL PRIMARY KEY, words VARCHAR(128)"
                + (embedded ? "" : " CHARACTER SET " + characterSet) + " NOT NULL)");
        return database;
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user().isEmpty() ? null : database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(1);
        if (!database.url().startsWith("jdbc:h2:")) {
            pool.addDataSourceProperty("allowLoadLocalInfileInPath", "no-such-folder");
        }
        return pool;
    }

    private static Map<String, String> notes(Database database) {
        Map<String, String> notes = new LinkedHashMap<>();
        database.list("SELECT id, words FROM note", row -> notes.put(row.get(ID), row.get(WORDS)));
        return notes;
    }

    private static Rows rows(Map<String, String> notes) {
        List<String> ids = new ArrayList<>(notes.keySet());
        Collections.shuffle(ids, new Random(1));
        Iterator<String> left = ids.iterator();
        return row -> {
            if (!left.hasNext()) {
                return false;
            }
            String id = left.next();
            row.text(id).text(notes.get(id));
            return true;
        };
    }

    private static Rows only(String id, byte[] words) {
        return only(id.getBytes(StandardCharsets.US_ASCII), words);
    }

    private static Rows only(byte[] id, String words) {
        return only(id, words.getBytes(StandardCharsets.US_ASCII));
    }

    private static Rows only(byte[] id, byte[] words) {
        boolean[] given = {false};
        return row -> {
            if (given[0]) {
                return false;
            }
            given[0] = true;
            row.text(id, 0, id.length).text(words, 0, words.length);
            return true;
        };
    }
}
