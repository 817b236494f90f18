package reckon.spark;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import org.apache.spark.sql.SparkSession;
import reckon.database.DatabaseLock;
import reckon.database.LockFile;
import reckon.setup.HostName;
import reckon.setup.SettingsException;

/** A session of Spark on a warehouse that no other process has. */
final class Session implements AutoCloseable {
    private final DatabaseLock lock;
    private final SparkSession spark;
    private final Warehouse warehouse;

    /**
     * Opens it.
     *
     * @throws reckon.database.DatabaseInUseException if another process has the warehouse
     * @throws SettingsException if the warehouse cannot be opened, or an import into it was cut off
     */
    Session(Path folder) {
        this(folder, false);
    }

    /**
     * Opens it.
     *
     * @param imports whether this is an import, which goes on where one was cut off
     */
    Session(Path folder, boolean imports) {
        this.lock = LockFile.acquire(folder.resolve(".night-lock"), holder());
        SparkSession.Builder builder = SparkSession.builder().appName("reckon");
        Warehouse.settings(folder).forEach(builder::config);
        this.spark = builder.getOrCreate();
        try {
            if (imports) {
                Warehouse.beginImport(folder);
            } else {
                Warehouse.refuseHalfImported(folder);
            }
            this.warehouse = new Warehouse(spark, folder);
        } catch (RuntimeException e) {
            end();
            throw e;
        }
    }

    /** Returns who has the lock, for whoever finds it taken. */
    static String holder() {
        return "since " + Main.clock().instant().truncatedTo(ChronoUnit.SECONDS) + " in process "
                + ProcessHandle.current().pid() + " on " + HostName.ofThisMachine();
    }

    Warehouse warehouse() {
        return warehouse;
    }

    SparkSession spark() {
        return spark;
    }

    /** Ends it; what was not committed is taken back. */
    @Override
    public void close() {
        warehouse.leave();
        end();
    }

    private void end() {
        spark.stop();
        lock.close();
    }
}
