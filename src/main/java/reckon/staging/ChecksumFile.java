package reckon.staging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code NAME.sha256} beside an input file: the SHA-256 that the file has to have, as {@code sha256sum} writes it. Of
 * several lines those that name the file count; where none does, any may be it.
 */
final class ChecksumFile {
    static final String ENDING = ".sha256";

    private static final long MOST_BYTES = 1 << 20;
    private static final Pattern LINE = Pattern.compile("\\\\?(?<sum>[0-9A-Fa-f]{64})(?:[ \\t]+\\*?(?<name>.*))?");

    /** As {@code sha256sum --tag} writes it. */
    private static final Pattern TAGGED = Pattern.compile("\\\\?SHA256 \\((?<name>.*)\\) = (?<sum>[0-9A-Fa-f]{64})");

    /** What the checksum says of a file. */
    enum Verdict {
        NONE,
        MATCHES,
        DIFFERS
    }

    private record Sum(String sha256, String name) {}

    private ChecksumFile() {}

    /**
     * Returns what the checksum beside a file says of it; one that cannot be read as such differs.
     *
     * @param sha256 of the file, in hex
     */
    static Verdict of(Path file, String sha256) throws IOException {
        String name = file.getFileName().toString();
        Path beside = beside(file, name);
        if (beside == null) {
            return Verdict.NONE;
        }
        if (Files.size(beside) > MOST_BYTES) {
            return Verdict.DIFFERS;
        }
        List<Sum> sums = sums(new String(Files.readAllBytes(beside), StandardCharsets.UTF_8));
        List<Sum> ofThis = sums.stream().filter(sum -> sum.name().equals(name)).toList();
        boolean matches = (ofThis.isEmpty() ? sums : ofThis)
                .stream().anyMatch(sum -> sum.sha256().equals(sha256));
        return matches ? Verdict.MATCHES : Verdict.DIFFERS;
    }

    private static @Nullable Path beside(Path file, String name) {
        for (String ending : List.of(ENDING, ENDING.toUpperCase(Locale.ROOT))) {
            Path checksum = file.resolveSibling(name + ending);
            if (Files.isRegularFile(checksum)) {
                return checksum;
            }
        }
        return null;
    }

    private static List<Sum> sums(String text) {
        return text.lines()
                .map(line -> line.replace("\uFEFF", "").strip())
                .flatMap(line -> Stream.of(LINE.matcher(line), TAGGED.matcher(line)))
                .filter(Matcher::matches)
                .map(line -> new Sum(line.group("sum").toLowerCase(Locale.ROOT), lastPart(line.group("name"))))
                .toList();
    }

    private static String lastPart(@Nullable String path) {
        String name = path == null ? "" : path.strip();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
