package reckon.spark;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import reckon.database.DatabaseLock;
import reckon.database.LockFile;

/** A session of Spark on a warehouse that no other process has. */
final class Session implements AutoCloseable {
    private final DatabaseLock lock;
    private final SparkSession spark;
    private final Warehouse warehouse;

    /**
     * Opens it.
     *
     * @throws reckon.database.DatabaseInUseException if another process has the warehouse
     */
    Session(Path folder) {
        this.lock = LockFile.acquire(folder.resolve(".night-lock"), holder());
        SparkSession.Builder builder = SparkSession.builder().appName("reckon");
        Warehouse.settings(folder).forEach(builder::config);
        this.spark = builder.getOrCreate();
        this.warehouse = new Warehouse(spark, folder);
    }

    private static String holder() {
        return "since " + Main.clock().instant() + " in process "
                + ProcessHandle.current().pid();
    }

    Warehouse warehouse() {
        return warehouse;
    }

    SparkSession spark() {
        return spark;
    }

    @Override
    public void close() {
        spark.stop();
        lock.close();
    }
}
