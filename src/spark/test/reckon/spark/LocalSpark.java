package reckon.spark;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Spark in the process of the tests, with a session for each warehouse. */
final class LocalSpark implements AutoCloseable {
    private static final String OF_SESSION = "spark.sql.catalog.";
    private final SparkSession spark;

    /** @param warehouse that of the first session */
    LocalSpark(Path warehouse) {
        SparkSession.Builder builder = SparkSession.builder().master(Clusters.LOCAL);
        Clusters.SETTINGS.forEach(builder::config);
        Warehouse.settings(warehouse).forEach(builder::config);
        spark = builder.getOrCreate();
    }

    /** Returns a session on a warehouse. */
    SparkSession on(Path warehouse) {
        SparkSession session = spark.newSession();
        Warehouse.settings(warehouse).forEach((name, value) -> {
            if (name.startsWith(OF_SESSION)) {
                session.conf().set(name, value);
            }
        });
        SparkSession.setActiveSession(session);
        return session;
    }

    @Override
    public void close() {
        spark.stop();
    }
}
