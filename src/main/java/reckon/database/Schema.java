package reckon.database;

import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of the database: which version they have, and how they get to the one that this program needs. */
public final class Schema {
    private final Flyway flyway;

    /**
     * @param embedded whether it is the embedded database rather than MySQL
     * @throws org.springframework.dao.DataAccessException if there is no connection to MySQL
     */
    public Schema(DataSource dataSource, boolean embedded) {
        this.flyway = Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + (embedded ? "h2" : "mysql"))
                .placeholders(Map.of(
                        "id", embedded ? "VARCHAR(64)" : "VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin",
                        "exact", embedded ? "" : "COLLATE " + exactCollation(dataSource)))
                .load();
    }

    /** Two texts are the same only if all their characters are, spaces at the end included; each server names that in its own way. */
    private static String exactCollation(DataSource dataSource) {
        String version = new JdbcTemplate(dataSource).queryForObject("SELECT VERSION()", String.class);
        return version != null && version.contains("MariaDB") ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin";
    }

    /** How the tables stand to the program. */
    public enum State {
        CURRENT,
        OLDER,
        NEWER
    }

    /** Returns how the tables stand to the program; a database without tables is OLDER. */
    public State state() {
        MigrationInfoService info = flyway.info();
        if (Arrays.stream(info.all())
                .anyMatch(migration -> migration.getState().name().startsWith("FUTURE"))) {
            return State.NEWER;
        }
        boolean asOfThisProgram = info.pending().length == 0 && !hasFailed(info.all());
        return asOfThisProgram ? State.CURRENT : State.OLDER;
    }

    /** Whether a step ended in an error; it is not pending then, and not done either. */
    private static boolean hasFailed(MigrationInfo[] all) {
        return Arrays.stream(all).anyMatch(migration -> migration.getState().isFailed());
    }

    /**
     * Creates the tables or brings them to this program's version; returns how many steps that took.
     *
     * <p>A step that was cut off can be done again from its start: every statement of it looks first.
     */
    public int upgrade() {
        if (hasFailed(flyway.info().all())) {
            flyway.repair();
        }
        return flyway.migrate().migrationsExecuted;
    }

    /** Returns the version of the tables, such as {@code 2}, or an empty text where there are none. */
    public String version() {
        MigrationInfo current = flyway.info().current();
        return current == null ? "" : String.valueOf(current.getVersion());
    }
}
