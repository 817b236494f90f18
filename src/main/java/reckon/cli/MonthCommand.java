package reckon.cli;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import reckon.month.MonthDrawing;
import reckon.month.MonthReport;
import reckon.setup.LedgerAccess;

/** {@code month}: the report of a month, from the ledger. */
@Command(
        name = "month",
        footer = "  jobs/start month 2026-10 --output /var/lib/reckon/out",
        description =
                "Writes the report of a month beside the runs' folders: month-YYYY-MM.csv and .json, and the page .html that"
                        + " shows them beside the month before. The first run of the next month does so by itself.",
        exitCodeList = {
            "0:the report was written",
            "1:failed; the message says why",
            "2:an option or a setting is wrong, or the month has no run",
            "5:a night is running on the embedded database"
        })
final class MonthCommand extends Subcommand {
    @Parameters(paramLabel = "YYYY-MM", description = "the month of the runs' business dates")
    private @Nullable YearMonth month;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "the folder of the runs' folders (./output)")
    private Path output = Path.of("output");

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        YearMonth asked = Objects.requireNonNull(month); // picocli does not call without it
        try (ConfigurableApplicationContext context = Program.start(false)) {
            LedgerAccess ledger = context.getBean(LedgerAccess.class);
            if (!ledger.hasLedger()) {
                throw new ParameterException(
                        commandLine(), "There is no database yet, so no month has a run: run the night first.");
            }
            MonthReport.Written written = new MonthReport(
                            ledger.database(), ledger.policies(), context.getBean(MonthDrawing.class))
                    .write(asked, output);
            if (written == null) {
                throw new ParameterException(commandLine(), "No run has a business date in " + asked + ".");
            }
            Summary.sayMonth(Console.of(context, verbosity.out(commandLine())), asked, written);
            return (written.lacksPage() ? ExitCode.FAILED : ExitCode.DONE).number();
        }
    }
}
