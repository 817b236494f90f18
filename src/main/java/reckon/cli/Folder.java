package reckon.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * Folders that options name. Java reads and writes the names of files in the locale's characters: where these are not
 * UTF-8, other names would be mangled and the manifest would not say what was delivered.
 */
public final class Folder implements ITypeConverter<Path> {
    private static final String REMEDY = "Set LC_ALL=C.UTF-8 and start the same command again.";
    private static final int ASCII = 0x80;

    @Override
    public Path convert(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(
                    "the locale " + charset() + " has no such characters as this name of a folder has. " + REMEDY);
        }
    }

    /**
     * Makes sure that files can be taken from a folder.
     *
     * @throws ParameterException if it is none, or {@link #checkNamesIn} refuses a name in it
     */
    public static void checkInput(Path folder, CommandLine command) {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    command, "There is no folder " + folder + " to take files from; name one by --input.");
        }
        checkNamesIn(folder, command);
    }

    /**
     * Makes sure that a run's folder can be made in a folder, which need not exist yet.
     *
     * @throws ParameterException if it cannot
     */
    public static void checkOutput(Path folder, CommandLine command) {
        Path existing = folder.toAbsolutePath();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            throw new ParameterException(
                    command,
                    "The run's files cannot be written to " + folder + ": " + existing
                            + " is not a folder that this user may write to. Name another one by --output.");
        }
    }

    /**
     * Makes sure that Java reads the names of files as they are.
     *
     * @throws ParameterException if a name in the folder has other letters than the locale is known to have right
     */
    private static void checkNamesIn(Path folder, CommandLine command) {
        if (charset().equals(StandardCharsets.UTF_8.name())) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            boolean allRight = files.allMatch(file -> isAscii(file.getFileName().toString()));
            if (!allRight) {
                throw new ParameterException(
                        command,
                        "The folder " + folder
                                + " has a file whose name Java cannot read in the locale's character set, " + charset()
                                + ". " + REMEDY);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(c -> c < ASCII);
    }

    /** Returns what Java takes the names of files to be written in, by its official name. */
    private static String charset() {
        String name = System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name());
        return Charset.isSupported(name) ? Charset.forName(name).name() : name;
    }
}
