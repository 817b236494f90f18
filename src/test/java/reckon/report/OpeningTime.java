package reckon.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import reckon.support.Folders;

/** How long a browser takes to open, sort and filter the report of a night of 50,000 breaks. */
public final class OpeningTime {
    private static final int WIDTH = 1280;

    /** Milliseconds from the start of the navigation, and of what a user does then. */
    private static final String TIMES = """
            const timed = act => { const begin = performance.now(); act(); document.body.offsetHeight; return performance.now() - begin; };
            const search = document.getElementById('breaks-search');
            const sort = timed(() => document.querySelector('#breaks thead th:nth-child(4) button').click());
            const filter = timed(() => { search.value = '77'; search.dispatchEvent(new Event('input')); });
            return [performance.getEntriesByName('first-contentful-paint')[0].startTime,
              performance.getEntriesByType('navigation')[0].loadEventEnd, sort, filter].map(time => String(Math.round(time)));
            """;

    private OpeningTime() {}

    /** Prints it; arguments: the number of requests and of rounds. */
    public static void main(String[] arguments) throws IOException {
        int requests = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        if (!Browser.isInstalled()) {
            System.out.println("Not measured: chromium and chromium-driver are not installed");
            return;
        }
        Path night = MadeLargeNight.write(requests);
        Path page = Folders.create("opening").resolve("report.html");
        Files.write(
                page,
                SampleReport.html(NightReport.draw(night, ReportLanguage.EN)).getBytes(StandardCharsets.UTF_8));
        System.out.printf("%n%,d requests, 50,000 breaks: a page of %,d bytes%n", requests, Files.size(page));
        System.out.println("| round | first contents | loaded | sorted | filtered |\n|---|---|---|---|---|");
        IntStream.rangeClosed(1, rounds).forEach(round -> {
            try (Browser browser = Browser.start(true)) {
                browser.width(WIDTH);
                browser.open(page);
                List<String> times = browser.list(TIMES);
                System.out.println("| " + round + " | " + String.join(" ms | ", times) + " ms |");
            }
        });
    }
}
