package reckon.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import reckon.intake.InputKind;

/**
 * The folder that a night's files are dropped into, as it was when this object was made: which of them are of which kind,
 * and what else lies there. Names that begin with a dot, folders, checksums and what is still being written are passed
 * over.
 */
public final class InputFolder {
    private static final List<String> PASSED_OVER = List.of(ChecksumFile.ENDING, ".part", ".tmp");
    private static final List<String> DATA = List.of("csv", "gz", "zip", "xlsx", "xls", "txt");

    private final Path folder;
    private final Map<InputKind, List<Path>> files = new EnumMap<>(InputKind.class);
    private final List<NotTaken> notTaken = new ArrayList<>();

    /**
     * Looks into the folder.
     *
     * @param ignored globs of the names of files that may lie there without being taken, in any case
     * @throws UncheckedIOException if the folder cannot be read
     * @throws InputFileException if an input file cannot be read, or is a link that leads out of the folder
     */
    public InputFolder(Path folder, List<String> ignored) {
        List<PathMatcher> ignoring = ignored.stream().map(InputFolder::glob).toList();
        try {
            this.folder = folder.toRealPath();
            for (Path file : entries()) {
                sort(file, ignoring);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (InputKind kind : InputKind.values()) {
            files(kind).sort(order(kind));
        }
    }

    /** Returns what a glob matches; throws {@link java.util.regex.PatternSyntaxException} for one that is none. */
    public static PathMatcher glob(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob.toLowerCase(Locale.ROOT));
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !isPassedOver(entry)).sorted().toList();
        }
    }

    private static boolean isPassedOver(Path entry) {
        String name = entry.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".") || PASSED_OVER.stream().anyMatch(lower::endsWith) || Files.isDirectory(entry);
    }

    private void sort(Path file, List<PathMatcher> ignoring) throws IOException {
        String name = file.getFileName().toString();
        for (InputKind kind : InputKind.values()) {
            if (kind.isNameOf(name)) {
                check(file);
                files(kind).add(file);
                return;
            }
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isIgnored = ignoring.stream().anyMatch(glob -> glob.matches(Path.of(lower)));
        boolean isData = DATA.stream().anyMatch(lower::endsWith);
        notTaken.add(new NotTaken(Printable.name(file), isData && !isIgnored));
    }

    private void check(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InputFileException(
                    file, "is not a file that can be read. Mend or remove it and run the night again");
        }
        if (!file.toRealPath().startsWith(folder)) {
            throw new InputFileException(
                    file,
                    "is a link that leads out of the input folder. Deliver the file itself and run the night again");
        }
    }

    /** The bare name is first, as nothing stands between its kind and its ending. */
    private static Comparator<Path> order(InputKind kind) {
        Comparator<Path> byMiddle = Comparator.comparing(file -> middle(kind, file), new NaturalOrder());
        return byMiddle.thenComparing(file -> file.getFileName().toString());
    }

    private static String middle(InputKind kind, Path file) {
        return Objects.requireNonNull(kind.middleOf(file.getFileName().toString()));
    }

    /** Returns where the folder is. */
    public Path path() {
        return folder;
    }

    /** Returns the files of a kind in the natural order of their names, the bare name first. */
    public List<Path> files(InputKind kind) {
        return files.computeIfAbsent(kind, none -> new ArrayList<>());
    }

    /** Passes over the files of other kinds than these. */
    public InputFolder only(Set<InputKind> kinds) {
        files.keySet().retainAll(kinds);
        return this;
    }

    /** Returns the files that are of no kind, by name. */
    public List<NotTaken> notTaken() {
        return notTaken;
    }

    /** Returns how many files are to be taken. */
    public int count() {
        return files.values().stream().mapToInt(List::size).sum();
    }
}
