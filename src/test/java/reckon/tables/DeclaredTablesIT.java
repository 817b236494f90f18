package reckon.tables;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reckon.database.Column;
import reckon.database.Table;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.OpenDatabase;
import reckon.support.Project;
import reckon.support.TestDatabase;

/** The tables as they are declared are those that the migrations make. */
class DeclaredTablesIT {
    private static final String TEXT = "text";

    /** What each kind of database calls what holds the values of a column, by the Java type's name; enums are text. */
    private static final Map<String, Set<String>> HELD_BY = Map.ofEntries(
            entry(TEXT, Set.of("varchar", "char", "enum", "character varying", "character")),
            entry("Money", Set.of("decimal", "numeric")),
            entry("Points", Set.of("decimal", "numeric")),
            entry("Instant", Set.of("datetime", "timestamp")),
            entry("LocalDate", Set.of("date")),
            entry("YearMonth", Set.of("char", "character")),
            entry("Integer", Set.of("int", "integer")),
            entry("Long", Set.of("bigint")),
            entry("Boolean", Set.of("tinyint", "boolean")),
            entry("byte[]", Set.of("binary")));

    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private record Declared(Table table, Map<String, String> typeByColumn) {}

    @ParameterizedTest
    @EnumSource(
            value = DatabaseKind.class,
            names = {"H2", "MYSQL"})
    void everyTableHasTheColumnsThatAreDeclaredAndNoOthers(DatabaseKind kind) throws Exception {
        TestDatabase database = DATABASES.create(kind);
        new OpenDatabase(database).close();
        Map<String, Map<String, String>> made = columns(database);
        List<Declared> declared = declared();

        assertThat(declared).extracting(one -> one.table().name()).containsExactlyInAnyOrderElementsOf(made.keySet());
        for (Declared one : declared) {
            Map<String, String> columns = made.getOrDefault(one.table().name(), Map.of());
            assertThat(one.typeByColumn().keySet())
                    .as(one.table().name())
                    .containsExactlyInAnyOrderElementsOf(columns.keySet());
            one.typeByColumn().forEach((column, type) -> assertThat(HELD_BY.getOrDefault(type, HELD_BY.get(TEXT)))
                    .as(one.table().name() + "." + column + " is declared as " + type)
                    .contains(columns.get(column)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DatabaseKind.class,
            names = {"H2", "MYSQL"})
    void aRowReplacesTheOneOfItsPrimaryKey(DatabaseKind kind) throws Exception {
        TestDatabase database = DATABASES.create(kind);
        new OpenDatabase(database).close();

        for (Declared one : declared()) {
            if (one.table().replaces()) {
                assertThat(one.table().key())
                        .extracting(Column::name)
                        .as(one.table().name())
                        .containsExactlyInAnyOrderElementsOf(
                                primaryKey(database, one.table().name()));
            }
        }
    }

    private static Set<String> primaryKey(TestDatabase database, String table) {
        Set<String> columns = new TreeSet<>();
        database.query("SELECT k.column_name FROM information_schema.table_constraints c"
                        + " JOIN information_schema.key_column_usage k ON k.constraint_name = c.constraint_name"
                        + " AND k.table_name = c.table_name AND k.table_schema = c.table_schema"
                        + " WHERE c.constraint_type = 'PRIMARY KEY' AND c.table_schema = SCHEMA()"
                        + " AND LOWER(c.table_name) = '" + table + "'")
                .forEach(row -> columns.add(row.get(0).toLowerCase(Locale.ROOT)));
        return columns;
    }

    /** Returns the types of the columns of all tables but those of Spring Batch and Flyway. */
    private static Map<String, Map<String, String>> columns(TestDatabase database) {
        Map<String, Map<String, String>> tables = new TreeMap<>();
        for (List<String> row : database.query("SELECT LOWER(table_name), LOWER(column_name), LOWER(data_type)"
                + " FROM information_schema.columns WHERE table_schema = SCHEMA()")) {
            if (!row.get(0).startsWith("batch_") && !row.get(0).startsWith("flyway_")) {
                tables.computeIfAbsent(row.get(0), table -> new TreeMap<>()).put(row.get(1), row.get(2));
            }
        }
        return tables;
    }

    private static List<Declared> declared() throws IOException, ReflectiveOperationException {
        List<Declared> tables = new ArrayList<>();
        Path room = Project.folder().resolve("src/main/java/reckon/tables");
        try (Stream<Path> files = Files.list(room)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString().replace(".java", "");
                if (name.endsWith("Table")) {
                    tables.add(declared(Class.forName("reckon.tables." + name)));
                }
            }
        }
        return tables;
    }

    private static Declared declared(Class<?> type) throws ReflectiveOperationException {
        Map<String, String> columns = new TreeMap<>();
        for (Field field : type.getFields()) {
            if (field.get(null) instanceof Column<?> column) {
                String value = ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0].getTypeName();
                columns.put(column.name(), value.substring(value.lastIndexOf('.') + 1));
            }
        }
        return new Declared((Table) type.getField("TABLE").get(null), columns);
    }
}
