package reckon.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reckon.intake.InputKind;
import reckon.staging.InputFolder;

/**
 * The files of a night, for several workers: those of one kind one after the other in the folder's order, as a later
 * line replaces an earlier one; of different kinds at the same time, the largest kind first.
 */
final class FileQueue {
    /** A file to be taken; until it is {@link #done}, no other of its kind is given out. */
    record Next(InputKind kind, Path file) {}

    private final List<FilesOfKind> waiting = new ArrayList<>();
    private final Set<InputKind> busy = EnumSet.noneOf(InputKind.class);

    private record FilesOfKind(InputKind kind, Deque<Path> left, long bytes) {}

    FileQueue(InputFolder folder) {
        for (InputKind kind : InputKind.values()) {
            List<Path> files = folder.files(kind);
            waiting.add(new FilesOfKind(kind, new ArrayDeque<>(files), bytes(files)));
        }
        waiting.sort(Comparator.comparingLong(FilesOfKind::bytes).reversed());
    }

    private static long bytes(List<Path> files) {
        long bytes = 0;
        for (Path file : files) {
            try {
                bytes += Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bytes;
    }

    /** Returns the next file of a kind that no worker is busy with, or null if there is none. */
    synchronized @Nullable Next next() {
        for (FilesOfKind files : waiting) {
            if (!files.left().isEmpty() && !busy.contains(files.kind())) {
                busy.add(files.kind());
                return new Next(files.kind(), files.left().remove());
            }
        }
        return null;
    }

    /** Says that what a file brought is committed. */
    synchronized void done(Next file) {
        busy.remove(file.kind());
    }
}
