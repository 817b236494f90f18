package reckon.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reckon.support.Project;
import reckon.support.Steps;

/** Keeps what was killed and where that landed, in {@code target/kills/NAME.log} and on standard output. */
final class KillLog {
    private final List<Kill> kills = new ArrayList<>();
    private final Path file;
    private final long begin = System.nanoTime();

    KillLog(String name) {
        try {
            file = Files.createDirectories(Project.target().resolve("kills")).resolve(name + ".log");
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Kill kill) {
        kills.add(kill);
        say("%3d %s %6.1f s".formatted(kills.size(), kill, (System.nanoTime() - begin) / 1e9));
    }

    /** Says one or several lines. */
    void say(String text) {
        System.out.println(text);
        try {
            Files.writeString(
                    file,
                    text + "\n",
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how many kills hit a night that was not done. */
    int hits() {
        return (int) kills.stream()
                .filter(kill -> !kill.landed().equals(Kill.TOO_LATE))
                .count();
    }

    /** Returns where kills landed. */
    Set<String> landed() {
        return kills.stream().map(Kill::landed).collect(Collectors.toSet());
    }

    /** Says how many kills landed where. */
    void sayTable() {
        Set<String> places = new LinkedHashSet<>(List.of(Steps.TABLES, Steps.START));
        places.addAll(Steps.ALL);
        places.addAll(List.of(Steps.BETWEEN, Kill.TOO_LATE));
        say("%-24s %10s %10s".formatted("kills that landed in", "program", "database"));
        for (String place : places) {
            say("%-24s %10d %10d".formatted(place, count(place, true), count(place, false)));
        }
        say("%d kills hit a night that was not done".formatted(hits()));
    }

    private long count(String place, boolean program) {
        return kills.stream()
                .filter(kill -> kill.landed().equals(place))
                .filter(kill -> (kill.victim() == Kill.Victim.PROGRAM) == program)
                .count();
    }
}
