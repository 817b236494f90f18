package reckon.database;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of the database: which version they have, and how they get to the one that this program needs. */
public final class Schema {
    /** Compare text as it is, spaces at its end included; MySQL 8.0.17, MariaDB and older MySQL, where they do not count. */
    private static final List<String> EXACT = List.of("utf8mb4_0900_bin", "utf8mb4_nopad_bin", "utf8mb4_bin");

    private final DataSource dataSource;
    private final boolean embedded;
    private final Flyway flyway;

    /** @param embedded whether it is the embedded database rather than MySQL */
    public Schema(DataSource dataSource, boolean embedded) {
        this.dataSource = dataSource;
        this.embedded = embedded;
        this.flyway = Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + (embedded ? "h2" : "mysql"))
                .load();
    }

    /** How the tables stand to the program. */
    public enum State {
        CURRENT,
        OLDER,
        NEWER
    }

    /** Returns how the tables stand to the program; a database without tables is OLDER. */
    public State state() {
        MigrationInfo[] all = flyway.info().all();
        if (Arrays.stream(all).anyMatch(migration -> migration.getState().name().startsWith("FUTURE"))) {
            return State.NEWER;
        }
        return flyway.info().pending().length == 0 ? State.CURRENT : State.OLDER;
    }

    /**
     * Creates the tables or brings them to this program's version; returns how many steps that took.
     *
     * <p>A step that was cut off can be done again from its start: every statement of it looks first.
     */
    public int upgrade() {
        if (Arrays.stream(flyway.info().all())
                .anyMatch(migration -> migration.getState().isFailed())) {
            flyway.repair();
        }
        return Flyway.configure()
                .configuration(flyway.getConfiguration())
                .placeholders(
                        embedded
                                ? Map.of("id", "VARCHAR(64)", "exact", "")
                                : Map.of(
                                        "id",
                                        "VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin",
                                        "exact",
                                        "COLLATE " + exactCollation()))
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private String exactCollation() {
        List<String> known = new JdbcTemplate(dataSource)
                .queryForList("SELECT collation_name FROM information_schema.collations", String.class);
        return EXACT.stream().filter(known::contains).findFirst().orElseThrow();
    }

    /** Returns the version of the tables, such as {@code 2}, or an empty text where there are none. */
    public String version() {
        MigrationInfo current = flyway.info().current();
        return current == null ? "" : String.valueOf(current.getVersion());
    }
}
