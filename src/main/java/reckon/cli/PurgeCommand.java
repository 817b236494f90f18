package reckon.cli;

import java.nio.file.Path;
import java.time.Year;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import reckon.night.Purge;
import reckon.reconciliation.OrderArchive;
import reckon.setup.LedgerAccess;

/** {@code purge}: clears away what no night needs any more. */
@Command(
        name = "purge",
        footer = "  jobs/start purge --older-than 2026 --output out --archive archive",
        description =
                "Moves the folders of runs before a year to an archive, and with them the orders that are settled for good;"
                        + " forgets what Spring Batch keeps of the runs' starts. Nothing of the ledger. The nights go on as they"
                        + " would have.",
        exitCodeList = {
            "0:it was done",
            "1:failed or stopped; start it again",
            "2:an option or a setting is wrong, or the year is too close; nothing was moved or forgotten, or not all",
            "5:a night is running on the database"
        })
final class PurgeCommand extends Subcommand {
    @Option(names = "--older-than", required = true, paramLabel = "YYYY", description = "the first year that stays")
    private @Nullable Year year;

    @Option(
            names = "--archive",
            required = true,
            paramLabel = "DIR",
            converter = Folder.class,
            description = "where the folders and the orders go, on the same disk")
    private @Nullable Path archive;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "the folder of the runs' folders (./output)")
    private Path output = Path.of("output");

    private static final String KEPT =
            "the ledger; resources; all other orders: of disks, of what was not given back, that no"
                    + " request returned, or that differ from the ledger";

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        Year first = Objects.requireNonNull(year); // picocli does not call without it
        Path place = Objects.requireNonNull(archive);
        try (ConfigurableApplicationContext context = Program.start(false, verbosity.settings())) {
            LedgerAccess ledger = context.getBean(LedgerAccess.class);
            if (!ledger.hasLedger()) {
                throw new ParameterException(commandLine(), "There is no database yet, so nothing is old.");
            }
            ledger.database(); // whose tables must be this program's
            Purge.Purged purged = context.getBean(Purge.class).run(first.atDay(1), output, place);
            Console.of(context, verbosity.out(commandLine()))
                    .say(new Console.Table("What is older than " + first)
                            .line("folders moved", purged.folders() + " to " + place)
                            .line("orders moved", moved(purged.orders()))
                            .line("starts forgotten", purged.starts())
                            .line("kept", KEPT));
            return ExitCode.DONE.number();
        }
    }

    private static String moved(OrderArchive.Moved orders) {
        return orders.file() == null ? "0" : orders.orders() + " to " + orders.file();
    }
}
