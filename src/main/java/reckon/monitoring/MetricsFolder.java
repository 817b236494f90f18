package reckon.monitoring;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;

/**
 * The folder from which node exporter's textfile collector takes metrics. What lasts when a later start fails, such as when
 * the last one succeeded, stands in a file of its own, which a failed start leaves alone.
 */
final class MetricsFolder {
    private final Path folder;

    MetricsFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the files of a start.
     *
     * @throws IOException if one cannot be written
     */
    void write(Ended ended) throws IOException {
        Files.createDirectories(folder);
        String command = ended.command().replace('-', '_');
        write("reckon_" + command + "_start.prom", meters -> meters.start(ended));
        if (ended.result().isSuccess()) {
            write("reckon_" + command + "_success.prom", meters -> meters.success(ended));
        }
        if (!ended.runs().isEmpty()) {
            RunFigures last = ended.runs().get(ended.runs().size() - 1);
            write("reckon_run.prom", meters -> meters.run(last));
        }
    }

    /** Renamed when it is whole, as the collector may read at any time; it runs as another user, who must be able to. */
    private void write(String name, Consumer<Meters> figures) throws IOException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        figures.accept(new Meters(registry));
        Path part = folder.resolve("." + name + ".part");
        Files.write(part, registry.scrape().getBytes(StandardCharsets.UTF_8));
        registry.close();
        if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
        }
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
