package reckon.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables of the database: whose they are, which version they have, and how they get to the one that this program needs.
 *
 * <p>Every method throws {@link org.springframework.dao.DataAccessException} when the database does not do what is asked.
 */
public final class Schema {
    private static final Logger log = LoggerFactory.getLogger(Schema.class);
    private static final String HISTORY = "flyway_schema_history";
    private static final String FIRST_SCRIPT = "V1__batch.sql";
    private static final int MOST_TABLES_NAMED = 5;

    /**
     * The checksums that versions 1 and 2 had before they said the engine and all primary keys. Version 5 brings the tables
     * that they made to the same.
     */
    private static final Map<String, Integer> BEFORE_VERSION_5 = Map.of("1", -1_405_068_535, "2", -1_259_355_170);

    private final Flyway flyway;
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final boolean embedded;

    /** @param embedded whether it is the embedded database rather than MySQL */
    public Schema(DataSource dataSource, boolean embedded) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.embedded = embedded;
        this.flyway = Flyway.configure()
                .dataSource(embedded ? dataSource : new PatientDataSource(dataSource))
                .locations("classpath:db/migration/common", "classpath:db/migration/" + (embedded ? "h2" : "mysql"))
                .placeholders(Map.of(
                        "id", embedded ? "VARCHAR(64)" : "VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin",
                        "exact", embedded ? "" : "COLLATE " + exactCollation(),
                        "engine", embedded ? "" : "ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4"))
                .load();
    }

    /** Two texts are the same only if all their characters are, spaces at the end included; each server names that in its own way. */
    private String exactCollation() {
        String version = jdbc.queryForObject("SELECT VERSION()", String.class);
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
        return asked("the versions of the tables could not be read", () -> {
            MigrationInfoService info = flyway.info();
            if (Arrays.stream(info.all())
                    .anyMatch(migration -> migration.getState().name().startsWith("FUTURE"))) {
                return State.NEWER;
            }
            boolean asOfThisProgram = info.pending().length == 0 && !hasFailed(info.all()) && !isToBeRealigned(info);
            return asOfThisProgram ? State.CURRENT : State.OLDER;
        });
    }

    /** Whether a step ended in an error; it is not pending then, and not done either. */
    private static boolean hasFailed(MigrationInfo[] all) {
        return Arrays.stream(all).anyMatch(migration -> migration.getState().isFailed());
    }

    private static boolean isToBeRealigned(MigrationInfoService info) {
        return Arrays.stream(info.applied()).anyMatch(Schema::isOfBeforeVersion5);
    }

    private static boolean isOfBeforeVersion5(MigrationInfo migration) {
        Integer before = BEFORE_VERSION_5.get(String.valueOf(migration.getVersion()));
        return before != null && !migration.isChecksumMatching() && before.equals(migration.getAppliedChecksum());
    }

    /** Returns why the database is not this program's alone, as what it holds instead, or null. */
    public @Nullable String whyNotOurs() {
        return asked("the tables of the database could not be listed", () -> {
            MigrationInfoService info = flyway.info();
            List<MigrationInfo> applied = Arrays.stream(info.applied())
                    .filter(step -> step.getVersion() != null)
                    .toList();
            if (applied.isEmpty()) {
                List<String> tables = tables();
                boolean isEmpty = tables.isEmpty() || tables.stream().anyMatch(HISTORY::equalsIgnoreCase);
                return isEmpty ? null : "it holds tables that are not Reckon's: " + named(tables);
            }
            if (!FIRST_SCRIPT.equals(applied.get(0).getScript())) {
                return "its " + HISTORY + " is another program's: it begins with " + told(applied.get(0));
            }
            return Stream.concat(
                            applied.stream()
                                    .filter(Schema::isAnothers)
                                    .map(step -> " has a step that is not this program's: " + told(step)),
                            Arrays.stream(info.all())
                                    .filter(step -> step.getState() == MigrationState.IGNORED)
                                    .map(step -> " lacks version " + step.getVersion() + ", though it has later ones"))
                    .findFirst()
                    .map(problem -> "its " + HISTORY + problem)
                    .orElse(null);
        });
    }

    /** A step that we have as well is ours only if it did the same. */
    private static boolean isAnothers(MigrationInfo step) {
        return step.getResolvedChecksum() != null && !step.isChecksumMatching() && !isOfBeforeVersion5(step);
    }

    private static String told(MigrationInfo step) {
        return "version " + step.getVersion() + ", " + step.getScript() + ", made by " + step.getInstalledBy();
    }

    private List<String> tables() {
        return jdbc.queryForList(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA() ORDER BY table_name",
                String.class);
    }

    private static String named(List<String> tables) {
        String some = tables.stream().limit(MOST_TABLES_NAMED).collect(Collectors.joining(", "));
        return tables.size() > MOST_TABLES_NAMED
                ? some + " and " + (tables.size() - MOST_TABLES_NAMED) + " more"
                : some;
    }

    /** Returns the tables whose engine knows no transactions; none on the embedded database. */
    public List<String> tablesWithoutTransactions() {
        return embedded
                ? List.of()
                : jdbc.queryForList(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA()"
                                + " AND table_type = 'BASE TABLE' AND engine <> 'InnoDB' ORDER BY table_name",
                        String.class);
    }

    /**
     * Creates the tables or brings them to this program's version; returns how many steps that took.
     *
     * <p>A step that was cut off can be done again from its start: every statement of it looks first. On the embedded database
     * the tables are restored before that, from the {@link UpgradeCopy}.
     */
    public int upgrade() {
        return asked("the tables could not be brought to this program's version", () -> {
            MigrationInfoService info = flyway.info();
            if (hasFailed(info.all()) || isToBeRealigned(info)) {
                flyway.repair();
            }
            int steps = migrate();
            tablesWithoutTransactions().forEach(table -> jdbc.execute("ALTER TABLE `" + table + "` ENGINE=InnoDB"));
            return steps;
        });
    }

    private int migrate() {
        if (!embedded) {
            return flyway.migrate().migrationsExecuted;
        }
        return new UpgradeCopy(dataSource).keepDuring(() -> flyway.migrate().migrationsExecuted);
    }

    /** Returns the version of the tables, such as {@code 2}, or an empty text where there are none. */
    public String version() {
        return asked("the version of the tables could not be read", () -> {
            MigrationInfo current = flyway.info().current();
            return current == null ? "" : String.valueOf(current.getVersion());
        });
    }

    /** Flyway's own sentences are for those who use it by itself: what the database said is told without them. */
    private static <T extends @Nullable Object> T asked(String whatFailed, Supplier<T> question) {
        try {
            return question.get();
        } catch (FlywayException e) {
            log.debug("{}", whatFailed, e);
            SQLException said = causes(e)
                    .filter(SQLException.class::isInstance)
                    .map(SQLException.class::cast)
                    .findFirst()
                    .orElse(null);
            String code = said == null ? " (" + e.getErrorCode() + ")" : place(e);
            throw new DataAccessResourceFailureException(whatFailed + code, said);
        }
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, cause -> cause.getCause());
    }

    private static String place(FlywayException failure) {
        return failure instanceof FlywayMigrateException step && step.getMigration() != null
                ? " (" + step.getMigration().getScript() + ", line " + step.getLineNumber() + ")"
                : "";
    }
}
