package reckon.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.files.Manifest;

/** The chain from run to run: each audit begins with the number and the hash that the one before ends with. */
public final class RunChain {
    private static final String FIRST_PREVIOUS_HASH = "0".repeat(64);

    private final List<Path> folders;

    /** @param folders those of the runs, each of which was found right by itself */
    public RunChain(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Returns the first link that does not hold, or null; throws {@link IOException} where a manifest cannot be read. */
    public @Nullable String firstProblem() throws IOException {
        List<Manifest> runs = new ArrayList<>();
        for (Path run : folders) {
            runs.add(Manifest.read(Files.readAllBytes(run.resolve(Manifest.FILE_NAME))));
        }
        runs.sort(Comparator.comparingInt(Manifest::run));
        Manifest before = null;
        for (Manifest run : runs) {
            String problem = problemWith(before, run);
            if (problem != null) {
                return "run " + run.run() + " of " + run.businessDate() + " " + problem;
            }
            before = run;
        }
        return null;
    }

    private static @Nullable String problemWith(@Nullable Manifest before, Manifest run) {
        int next = before == null ? 1 : before.run() + 1;
        if (run.run() != next) {
            return before == null
                    ? "is not the first one, which is not here"
                    : "does not follow run " + before.run() + " of " + before.businessDate()
                            + ": what was between them is not here, or a run is here twice";
        }
        if (before != null && !before.ledgerId().equals(run.ledgerId())) {
            return "is of another ledger than run " + before.run();
        }
        String hash = before == null ? FIRST_PREVIOUS_HASH : before.audit().lastHash();
        long seq = before == null ? 0 : before.audit().lastSeq();
        return run.audit().previousHash().equals(hash) && run.audit().previousSeq() == seq
                ? null
                : "does not begin where the audit of the run before ends";
    }
}
