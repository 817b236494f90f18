package reckon.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of Spark that tests run with: small nights take few tasks. */
final class Clusters {
    static final String LOCAL = "local[2]";

    /** The same, with a task that is tried once, which is what Spark does there anyway. */
    static final String LOCAL_WITH_GENERATED_CODE = "local[2,1]";

    /** Two executors in processes of their own, with one core and 1 GB each. */
    static final String EXECUTORS = "local-cluster[2,1,1024]";

    static final Map<String, String> SETTINGS = Map.of(
            "spark.ui.enabled", "false",
            "spark.sql.shuffle.partitions", "3",
            "spark.default.parallelism", "3",
            "spark.executor.memory", "1g");

    /**
     * Nights of tests are too small to pay for the compiling of generated code: without it two nights of the sample take 97 instead
     * of 140 s of processor time.
     */
    private static final Map<String, String> WITHOUT_GENERATED_CODE =
            Map.of("spark.sql.codegen.wholeStage", "false", "spark.sql.codegen.factoryMode", "NO_CODEGEN");

    private Clusters() {}

    /** Returns the settings for a master; but for the first one all run generated code, as in production. */
    static Map<String, String> settings(String master) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        if (master.equals(LOCAL)) {
            settings.putAll(WITHOUT_GENERATED_CODE);
        }
        return settings;
    }

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
