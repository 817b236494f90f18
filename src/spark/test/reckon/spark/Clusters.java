package reckon.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The settings of Spark that tests run with: small nights take few tasks. */
final class Clusters {
    static final String LOCAL = "local[2]";

    /** Two executors in processes of their own, with one core and 1 GB each. */
    static final String EXECUTORS = "local-cluster[2,1,1024]";

    static final Map<String, String> SETTINGS = Map.of(
            "spark.ui.enabled", "false",
            "spark.sql.shuffle.partitions", "3",
            "spark.default.parallelism", "3",
            "spark.executor.memory", "1g");

    private Clusters() {}

    /** Returns a folder that executors in processes of their own take for an installation of Spark. */
    static Path home(Path folder) {
        try {
            Path home = folder.resolve("spark-home");
            Files.createDirectories(home.resolve("jars"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
