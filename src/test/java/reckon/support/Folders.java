package reckon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of files that tests make, copy and remove. */
public final class Folders {
    private Folders() {}

    /** Makes a folder of its own under {@code target/}. */
    public static Path create(String kind) {
        try {
            Path parent = Files.createDirectories(Project.target().resolve(kind));
            return Files.createTempDirectory(parent, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns everything in a folder, folders before what is in them. */
    public static List<Path> contents(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> !file.equals(folder)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the names of what only one of two folders has or what is not the same bytes in both, but for the ledger's id in
     * a manifest.
     */
    public static List<String> differences(Path one, Path other) {
        return Stream.of(one, other)
                .flatMap(folder -> contents(folder).stream().map(folder::relativize))
                .distinct()
                .filter(name -> !isSame(one.resolve(name), other.resolve(name)))
                .map(Path::toString)
                .sorted()
                .toList();
    }

    /** Whether two files are the same bytes, but for the ledger's id in a manifest, or both are folders. */
    public static boolean isSame(Path one, Path other) {
        try {
            return Files.isDirectory(one)
                    ? Files.isDirectory(other)
                    : Files.isRegularFile(one)
                            && Files.isRegularFile(other)
                            && (Files.mismatch(one, other) < 0 || areManifestsOfTwoLedgers(one, other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean areManifestsOfTwoLedgers(Path one, Path other) throws IOException {
        return one.endsWith("manifest.json")
                && withoutLedgerId(Files.readString(one)).equals(withoutLedgerId(Files.readString(other)));
    }

    /** Returns a manifest without the id of its ledger, which is another for each database. */
    public static String withoutLedgerId(String manifest) {
        return manifest.replaceFirst("(\"ledger_id\" : )\"[0-9a-f-]{36}\"", "$1\"\"");
    }

    /** Copies everything in a folder into another one that exists. */
    public static void copy(Path from, Path to) {
        try {
            for (Path file : contents(from)) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder and everything in it, if it exists. */
    public static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            for (Path file :
                    contents(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
