package reckon.job;

import java.sql.SQLException;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.database.Schema;

/** Makes sure, before anything is touched, that the tables are those of this program. */
final class SchemaCheck {
    private static final Logger log = LoggerFactory.getLogger(SchemaCheck.class);

    /** MySQL's errors for a database and for a table. */
    private static final Set<Integer> NO_RIGHT = Set.of(1044, 1142);

    private SchemaCheck() {}

    /** @throws SettingsException if the tables are of a newer program, or this user may not bring them to this one's version */
    static void bringUpToDate(Schema schema, boolean dryRun) {
        switch (schema.state()) {
            case CURRENT -> {}
            case NEWER ->
                throw new SettingsException("the tables have version " + schema.version()
                        + ", which is newer than this program knows. Run the newer program");
            case OLDER -> {
                if (dryRun) {
                    throw new SettingsException("a dry run makes no tables, and those of this program are not there."
                            + " Run init, or a night, first");
                }
                upgrade(schema);
            }
        }
    }

    private static void upgrade(Schema schema) {
        try {
            schema.upgrade();
            log.info("The tables were brought to version {}", schema.version());
        } catch (FlywayException e) {
            if (!lacksRight(e)) {
                throw e;
            }
            throw new SettingsException(
                    "the tables are older than this program and could not be brought to its version."
                            + " Run init as a database user who may create tables. " + e.getMessage());
        }
    }

    private static boolean lacksRight(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && NO_RIGHT.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
