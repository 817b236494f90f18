package reckon.support;

import java.nio.file.Path;

/** Where the project's own files are, whatever folder the tests are run from. */
public final class Project {
    private Project() {}

    /** Returns the folder of {@code pom.xml}. */
    public static Path folder() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    /** Returns the folder that {@code mvn clean} removes. */
    public static Path target() {
        return folder().resolve("target");
    }
}
