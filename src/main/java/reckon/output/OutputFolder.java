package reckon.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reckon.files.Manifest;
import reckon.ledger.Publications.Publication;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder in which each run has its own, and the runs that were published there.
 *
 * <p>All manifests are read, as a run that is unknown may be of any date; some years of them take less than a second.
 */
public final class OutputFolder {
    private static final Logger log = LoggerFactory.getLogger(OutputFolder.class);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;

    /** Looks into a folder of runs, which need not be there yet. */
    public OutputFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A run that was published.
     *
     * @param publication what its manifest names, null if that cannot be read
     */
    public record Published(Path folder, @Nullable Publication publication) {}

    /** What the check needs of a manifest, of whatever version; one without a ledger's id is older than such ids. */
    private record Head(
            @Nullable String ledgerId,
            @Nullable Integer run,
            @Nullable LocalDate businessDate,
            @Nullable Audit audit) {
        private record Audit(@Nullable String lastHash) {}

        @Nullable
        Publication publication() {
            return run == null || businessDate == null || audit == null || audit.lastHash() == null
                    ? null
                    : new Publication(ledgerId == null ? "" : ledgerId, run, businessDate, audit.lastHash());
        }
    }

    /**
     * Returns the runs that are published here and are not among those that a ledger knows, in the order of their dates.
     *
     * @throws UncheckedIOException if the folder or a manifest cannot be read
     */
    public List<Published> unknownTo(Set<Publication> known) {
        return published().stream()
                .filter(run -> run.publication() == null
                        || known.stream().noneMatch(other -> isSame(run.publication(), other)))
                .toList();
    }

    private static boolean isSame(Publication manifest, Publication known) {
        boolean hasId = !manifest.ledgerId().isEmpty();
        return manifest.runNo() == known.runNo()
                && manifest.lastHash().equals(known.lastHash())
                && manifest.businessDate().equals(known.businessDate())
                && (!hasId || manifest.ledgerId().equals(known.ledgerId()));
    }

    private List<Published> published() {
        List<Published> published = new ArrayList<>();
        for (Path run : runs(folder)) {
            try {
                Head head = JSON.readValue(Files.readAllBytes(run.resolve(Manifest.FILE_NAME)), Head.class);
                published.add(new Published(run, head == null ? null : head.publication()));
            } catch (NoSuchFileException e) {
                log.debug("never finished: a run exists when its manifest does", e);
            } catch (JacksonException e) {
                published.add(new Published(run, null));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return published;
    }

    static boolean isDate(String name) {
        return DATE.matcher(name).matches();
    }

    /**
     * Returns the folders in it that are named after a date, in the order of the dates.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static List<Path> runs(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> isDate(entry.getFileName().toString()))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of(); // is made by the first run
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives a run's folder another name, so that the run of that date that is written now leaves it as it is; returns it.
     *
     * @throws UncheckedIOException if it cannot be renamed
     */
    public static Path setAside(Path run) {
        for (int number = 1; ; number++) {
            Path aside = run.resolveSibling(run.getFileName() + ".set-aside-" + number);
            if (!Files.exists(aside)) {
                try {
                    return Files.move(run, aside);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
