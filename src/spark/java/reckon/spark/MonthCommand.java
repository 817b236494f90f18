package reckon.spark;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reckon.month.MonthReport;
import reckon.report.MonthlyReport;

/** {@code month}: the report of a month, from the ledger. */
@Command(
        name = "month",
        description = "Writes the report of a month beside the runs' folders: month-YYYY-MM.csv, .json and .html.",
        mixinStandardHelpOptions = true)
final class MonthCommand extends ReadingCommand {
    @Parameters(paramLabel = "YYYY-MM", description = "the month of the runs' business dates")
    private @Nullable YearMonth month;

    @Option(names = "--output", paramLabel = "DIR", description = "the folder of the runs' folders (./output)")
    private Path output = Path.of("output");

    @Override
    String read(SparkDatabase database, Settings settings) {
        YearMonth asked = Objects.requireNonNull(month); // picocli does not call without it
        MonthReport.Written written = new MonthReport(
                        database,
                        settings.policies(),
                        new MonthlyReport(settings.all().reportLanguage()))
                .write(asked, Main.absolute(output));
        if (written == null) {
            throw wrong("No run has a business date in " + asked + ".");
        }
        if (written.lacksPage()) {
            throw new IllegalStateException("the page of " + asked + " could not be drawn; its figures are written");
        }
        return written.files().stream().map(file -> file + "%n".formatted()).collect(Collectors.joining());
    }
}
