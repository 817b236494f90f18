package reckon.spark;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reckon.cli.Console;
import reckon.cli.Summary;
import reckon.month.MonthReport;

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
        MonthReport.Written written =
                new MonthReport(database, settings.policies(), settings.monthDrawing()).write(asked, output);
        if (written == null) {
            throw wrong("No run has a business date in " + asked + ".");
        }
        if (written.lacksPage()) {
            throw new IllegalStateException("the page of " + asked + " could not be drawn; its figures are written");
        }
        StringWriter said = new StringWriter();
        Summary.sayMonth(new Console(new PrintWriter(said), false), asked, written);
        return said.toString();
    }
}
