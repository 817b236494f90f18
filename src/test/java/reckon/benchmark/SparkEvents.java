package reckon.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Spark logged about a night: when its tasks ran, and which place in the program each was for. */
final class SparkEvents {
    private static final int PLACES = 12;
    private static final String OF_MANY_PLACES = "reckon[.](spark[.](SparkDatabase|Upsert|SmallTables)|database)[.$].*";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Task> tasks = new ArrayList<>();
    private final Map<String, String> placesOfStatements = new HashMap<>();
    private final Map<Integer, String> placesOfStages = new HashMap<>();
    private long began;
    private long ended;

    /** One task, with the instants in milliseconds. */
    private record Task(int stage, long from, long until, double processorSeconds) {}

    /** The instant in milliseconds at which a task begins or ends. */
    private record Edge(long at, String place, int change) {}

    /** What one place in the program came to. */
    private static final class Use {
        private int tasks;
        private double processorSeconds;
        private long millisAlone;
    }

    private SparkEvents() {}

    /** Reads the log in a folder. */
    static SparkEvents read(Path folder) throws IOException {
        SparkEvents events = new SparkEvents();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                try (BufferedReader lines = Files.newBufferedReader(file)) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        events.add(JSON.readTree(line));
                    }
                }
            }
        }
        if (events.began == 0 || events.ended == 0) {
            throw new IllegalStateException("the log in " + folder + " is not whole");
        }
        return events;
    }

    private void add(JsonNode event) {
        String name = event.get("Event").asString();
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "SparkListenerApplicationStart" ->
                began = event.get("Timestamp").asLong();
            case "SparkListenerApplicationEnd" -> ended = event.get("Timestamp").asLong();
            case "SparkListenerSQLExecutionStart" ->
                placesOfStatements.put(
                        event.get("executionId").asString(),
                        place(event.get("details").asString()));
            case "SparkListenerJobStart" -> {
                String statement =
                        event.path("Properties").path("spark.sql.execution.id").asString("");
                event.get("Stage IDs")
                        .forEach(stage ->
                                placesOfStages.put(stage.asInt(), placesOfStatements.getOrDefault(statement, "other")));
            }
            case "SparkListenerTaskEnd" -> {
                JsonNode info = event.get("Task Info");
                JsonNode metrics = event.path("Task Metrics");
                long nanos = metrics.path("Executor CPU Time").asLong(0)
                        + metrics.path("Executor Deserialize CPU Time").asLong(0);
                tasks.add(new Task(
                        event.get("Stage ID").asInt(),
                        info.get("Launch Time").asLong(),
                        info.get("Finish Time").asLong(),
                        nanos / 1e9));
            }
            default -> {}
        }
    }

    /** Returns the innermost method of the program in a stack trace, without those that many others call. */
    private static String place(String stackTrace) {
        return stackTrace
                .lines()
                .filter(line -> line.startsWith("reckon.") && !line.matches(OF_MANY_PLACES))
                .map(line -> line.substring("reckon.".length(), line.indexOf('(')))
                .findFirst()
                .orElse("other");
    }

    /** Prints how long no task, one task and more ran, and what the places that used most came to. */
    void print() {
        Map<String, Use> uses = new HashMap<>();
        List<Edge> edges = new ArrayList<>();
        for (Task task : tasks) {
            String place = placesOfStages.getOrDefault(task.stage(), "other");
            edges.add(new Edge(task.from(), place, 1));
            edges.add(new Edge(task.until(), place, -1));
            Use use = uses.computeIfAbsent(place, name -> new Use());
            use.tasks++;
            use.processorSeconds += task.processorSeconds();
        }
        long[] millis = millisWithTasks(edges, uses);
        System.out.printf(
                "%nOf the %.1f s of Spark's context no task ran in %.1f s, one in %.1f s, more in %.1f s."
                        + " %d tasks took %.1f s of processor time.%n",
                (ended - began) / 1000.0,
                millis[0] / 1000.0,
                millis[1] / 1000.0,
                millis[2] / 1000.0,
                tasks.size(),
                tasks.stream().mapToDouble(Task::processorSeconds).sum());
        System.out.println("| place in the program | tasks | processor seconds | seconds with one task only |");
        System.out.println("|---|---|---|---|");
        uses.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().processorSeconds))
                .limit(PLACES)
                .forEach(entry -> System.out.printf(
                        "| %s | %d | %.1f | %.1f |%n",
                        entry.getKey(),
                        entry.getValue().tasks,
                        entry.getValue().processorSeconds,
                        entry.getValue().millisAlone / 1000.0));
    }

    /** Returns for how many milliseconds no task, one task and more ran; adds to each place those in which one task of it ran alone. */
    private long[] millisWithTasks(List<Edge> edges, Map<String, Use> uses) {
        edges.sort(
                Comparator.comparingLong(Edge::at).thenComparingInt(edge -> -edge.change())); // a task may take no time
        long[] millis = new long[3];
        Map<String, Integer> running = new HashMap<>();
        int count = 0;
        long at = began;
        for (Edge edge : edges) {
            millis[Math.min(2, count)] += edge.at() - at;
            if (count == 1) {
                uses.get(running.keySet().iterator().next()).millisAlone += edge.at() - at;
            }
            running.merge(
                    edge.place(), edge.change(), (before, change) -> before + change == 0 ? null : before + change);
            count += edge.change();
            at = edge.at();
        }
        millis[0] += ended - at;
        return millis;
    }
}
