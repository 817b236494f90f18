package reckon.staging;

import java.nio.file.Path;

/** File names as they are shown: whoever delivers a file chooses its name, so it may not shape the log. */
public final class Printable {
    private Printable() {}

    /** Returns a file's name without its folder, control characters replaced. */
    public static String name(Path file) {
        return file.getFileName().toString().replaceAll("\\p{Cntrl}", "?");
    }
}
