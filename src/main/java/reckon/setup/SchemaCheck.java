package reckon.setup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import reckon.database.DatabaseInUseException;
import reckon.database.DatabaseLock;
import reckon.database.Schema;
import reckon.database.Trouble;
import reckon.mysql.MySqlServerCheck;

/** Makes sure, before anything is touched, that the database can be written to and that the tables are those of this program. */
public final class SchemaCheck {
    private static final Logger log = LoggerFactory.getLogger(SchemaCheck.class);

    private final Schema schema;
    private final DataSource database;
    private final boolean embedded;
    private final NightLocks locks;

    SchemaCheck(Schema schema, DataSource database, boolean embedded, NightLocks locks) {
        this.schema = schema;
        this.database = database;
        this.embedded = embedded;
        this.locks = locks;
    }

    /**
     * Does what {@link #bringUpToDate} does while no night runs: one of an older program would go on with tables that are
     * not its own any more.
     *
     * @throws SettingsException for the reasons of {@link #bringUpToDate}
     * @throws DatabaseInUseException if a night is running on the database
     */
    public int initialize() {
        try (DatabaseLock held = locks.acquire(database)) {
            int steps = bringUpToDate();
            held.check();
            return steps;
        }
    }

    /**
     * Brings the tables to this program's version and returns how many steps that took. The caller has the night's lock.
     *
     * @throws SettingsException if the server takes no writes, the database is not Reckon's own, the tables are of a newer
     *     program, or this user may not bring them to this one's version
     */
    int bringUpToDate() {
        checkWritable();
        checkOwn(schema);
        int steps =
                switch (state()) {
                    case CURRENT -> 0;
                    case NEWER, OLDER -> upgrade();
                };
        checkTransactions();
        return steps;
    }

    /**
     * Makes sure that nothing has to be done to the tables, which a dry run leaves as they are.
     *
     * @throws SettingsException if it has, or for the reasons of {@link #bringUpToDate}
     */
    void requireUpToDate() {
        checkWritable();
        checkOwn(schema);
        if (state() == Schema.State.OLDER) {
            throw new SettingsException("a dry run makes no tables, and those of this program are not there."
                    + " Run init, or a night, first");
        }
        checkTransactions();
    }

    /** Returns the version of the tables, such as {@code 5}. */
    public String version() {
        return schema.version();
    }

    private Schema.State state() {
        Schema.State state = schema.state();
        if (state == Schema.State.NEWER) {
            throw new SettingsException("the tables have version " + schema.version()
                    + ", which is newer than this program knows. Run the newer program");
        }
        return state;
    }

    private void checkWritable() {
        if (embedded) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            String problem = MySqlServerCheck.whyNotWritable(connection);
            if (problem != null) {
                throw new SettingsException(problem);
            }
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("no connection to the database", e);
        }
    }

    /** @throws SettingsException if the database holds what is not this program's */
    static void checkOwn(Schema schema) {
        @Nullable String others = schema.whyNotOurs();
        if (others != null) {
            throw new SettingsException("the database is not Reckon's alone: " + others + ". Nothing was done to it."
                    + " Reckon needs a database of its own: create one and name it in SPRING_DATASOURCE_URL");
        }
    }

    private void checkTransactions() {
        List<String> tables = schema.tablesWithoutTransactions();
        if (!tables.isEmpty()) {
            throw new SettingsException("tables have another engine than InnoDB, and so no transactions: "
                    + String.join(", ", tables) + ". Have an administrator change each: ALTER TABLE " + tables.get(0)
                    + " ENGINE=InnoDB");
        }
    }

    private int upgrade() {
        try {
            int steps = schema.upgrade();
            log.info("The tables were brought to version {}", schema.version());
            return steps;
        } catch (DataAccessResourceFailureException e) {
            Trouble trouble = Trouble.of(e);
            if (trouble != Trouble.RIGHT_LACKING && trouble != Trouble.LOGIN_REFUSED) {
                throw e;
            }
            Throwable said = e.getCause();
            throw new SettingsException(
                    "the tables are older than this program and could not be brought to its version."
                            + " Run init as a database user who may create tables. "
                            + (said == null ? e : said).getMessage());
        }
    }
}
