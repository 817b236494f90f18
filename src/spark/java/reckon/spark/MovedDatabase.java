package reckon.spark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.jdbc.JDBCOptions;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import reckon.database.Column;
import reckon.database.DatabaseAddress;
import reckon.database.Table;
import reckon.setup.EmbeddedOptions;
import reckon.setup.SettingsException;
import scala.jdk.javaapi.CollectionConverters;

/** The database of the one-machine program, as Spark reads and writes its tables. */
final class MovedDatabase {
    /** The user of an embedded database that the program itself has named. */
    static final String EMBEDDED_USER = "sa";

    static final String USER = "user";

    private static final String ROWS_AT_ONCE = "10000";

    private final SparkSession spark;
    private final DatabaseAddress address;
    private final String url;
    private final Properties login;

    /**
     * Knows a database.
     *
     * @param login user and password
     */
    MovedDatabase(SparkSession spark, DatabaseAddress address, Properties login) {
        this.spark = spark;
        this.address = address;
        this.url = address.isEmbedded() ? EmbeddedOptions.complete(address.url()) : address.url();
        this.login = (Properties) login.clone();
        JdbcDialects.registerDialect(new EnumsAsTexts());
        if (address.isMySql()) {
            this.login.put("useCursorFetch", "true"); // else the driver holds all rows of a table at once
            this.login.put("rewriteBatchedStatements", "true"); // else it sends one row after the other
        }
    }

    DatabaseAddress address() {
        return address;
    }

    /**
     * Opens a connection of the driver's own. An embedded database that nobody named a user for has the user sa if its address was
     * not named either, and else one without a name.
     */
    Connection connect() {
        try {
            return open();
        } catch (Exception e) {
            if (!(e instanceof SQLInvalidAuthorizationSpecException)
                    || !address.isEmbedded()
                    || !EMBEDDED_USER.equals(login.getProperty(USER))) {
                throw e;
            }
            login.put(USER, "");
            return open();
        }
    }

    private Connection open() {
        Map<String, String> options =
                login.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, login::getProperty));
        JDBCOptions parameters =
                new JDBCOptions(url, "run", scala.collection.immutable.Map.from(CollectionConverters.asScala(options)));
        return JdbcDialects.get(url).createConnectionFactory(parameters).apply(-1);
    }

    /** Returns the rows of a table. */
    Dataset<Row> rows(Table table) {
        StructType schema = Schemas.of(table);
        Dataset<Row> stored = spark.read().option("fetchsize", ROWS_AT_ONCE).jdbc(url, asTexts(table), login);
        return stored.selectExpr(table.columns().stream()
                .map(column -> "CAST(" + column.name() + " AS "
                        + schema.apply(column.name()).dataType().sql() + ") AS " + column.name())
                .toArray(String[]::new));
    }

    /**
     * Returns what is read of a table: Spark knows no type of H2's enumerations, and fills up those of MySQL with blanks. Times
     * stand there in UTC and without a zone, and of what is no text Spark would take them for times of the process's zone.
     */
    private String asTexts(Table table) {
        String text = address.isEmbedded() ? "VARCHAR" : "CHAR";
        String columns = table.columns().stream()
                .map(column -> column.type() == Column.Type.TEXT || isTime(column)
                        ? "CAST(" + column.name() + " AS " + text + ") AS " + column.name()
                        : column.name())
                .collect(Collectors.joining(", "));
        return "(SELECT " + columns + " FROM " + table.name() + ") rows_of_table";
    }

    private static boolean isTime(Column<?> column) {
        return column.type() == Column.Type.INSTANT || column.type() == Column.Type.DATE;
    }

    /**
     * Makes sure that a table has all columns that this program knows.
     *
     * @throws SettingsException if it has not
     */
    static void checkColumns(Connection connection, Table table) {
        try (Statement statement = connection.createStatement()) {
            statement
                    .executeQuery("SELECT " + table.columnList() + " FROM " + table.name() + " WHERE 1 = 0")
                    .close();
        } catch (SQLException e) {
            throw new SettingsException("the table " + table.name() + " of the database is not that of this program ("
                    + e.getMessage().lines().findFirst().orElse("")
                    + "): bring the database up to date by init of this version first");
        }
    }

    /** Adds rows to a table, each part of them in a transaction. */
    void add(Table table, Dataset<Row> rows) {
        rows.selectExpr(table.columns().stream()
                        .map(column -> isTime(column)
                                ? "CAST(" + column.name() + " AS STRING) AS " + column.name()
                                : column.name())
                        .toArray(String[]::new))
                .write()
                .mode("append")
                .jdbc(url, table.name(), login);
    }

    /** Runs a statement that changes rows. */
    static void update(Connection connection, String sql, Object parameter) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not do what it was asked", e);
        }
    }

    /** Returns the first column of the first row of a query, or null where it has no row. */
    static @Nullable Object first(Connection connection, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getObject(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not say what it was asked", e);
        }
    }

    /** Closes a connection; what it did is done. */
    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("a connection could not be closed", e);
        }
    }
}
