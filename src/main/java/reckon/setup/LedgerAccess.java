package reckon.setup;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import reckon.database.Database;
import reckon.database.DatabaseAddress;
import reckon.database.DatabaseInUseException;
import reckon.database.Schema;
import reckon.policy.Policies;
import reckon.staging.DeliveredLines;
import reckon.staging.StagingSettings;

/** The ledger to read, for commands that run no night. */
public final class LedgerAccess {
    private final DataSourceProperties properties;
    private final ObjectProvider<Schema> schema;
    private final ObjectProvider<Database> database;
    private final ObjectProvider<NightLocks> locks;
    private final ObjectProvider<HikariDataSource> connections;
    private final Policies policies;
    private final StagingSettings staging;

    LedgerAccess(
            DataSourceProperties properties,
            ObjectProvider<Schema> schema,
            ObjectProvider<Database> database,
            ObjectProvider<NightLocks> locks,
            ObjectProvider<HikariDataSource> connections,
            Policies policies,
            StagingSettings staging) {
        this.properties = properties;
        this.schema = schema;
        this.database = database;
        this.locks = locks;
        this.connections = connections;
        this.policies = policies;
        this.staging = staging;
    }

    /** Whether a database is named, or the embedded one was made already; opens neither. */
    public boolean hasLedger() {
        if (properties.getUrl() != null) {
            return true;
        }
        Path file = DataSources.address(properties).file(DatabaseAddress.TABLES);
        return file != null && Files.exists(file);
    }

    /**
     * Opens the ledger.
     *
     * @throws DatabaseInUseException if it is embedded and a night has it
     * @throws SettingsException if its tables are not those of this program
     */
    public Database database() {
        Schema tables = schema.getObject();
        SchemaCheck.checkOwn(tables);
        if (tables.state() != Schema.State.CURRENT) {
            throw new SettingsException("the tables have version " + tables.version()
                    + ", which is not this program's. Run init, or the program of that version");
        }
        return database.getObject();
    }

    /** Returns who runs a night on the database and since when, or null if nobody does. */
    public @Nullable String runningNight() {
        return locks.getObject().holder(connections.getObject());
    }

    /** Returns what finds lines in files that nights took and that lie in a folder now. */
    public DeliveredLines delivered(Path folder) {
        return new DeliveredLines(folder, staging);
    }

    /** Returns the policy versions that the settings name. */
    public Policies policies() {
        return policies;
    }
}
