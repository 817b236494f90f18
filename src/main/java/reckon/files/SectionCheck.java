package reckon.files;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Checks what a room said of a run in its manifest, from the run's folder alone. */
public interface SectionCheck {
    /** Returns the name of the manifest's section that it knows. */
    String section();

    /**
     * Returns the first thing that is wrong, with its file and line where it has one, or null.
     *
     * @throws IOException if a file cannot be read
     */
    @Nullable
    String firstProblem(Path folder, Manifest manifest) throws IOException;
}
