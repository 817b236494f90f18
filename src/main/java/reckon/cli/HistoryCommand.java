package reckon.cli;

import java.io.PrintWriter;
import java.time.Duration;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import reckon.night.Attempts;
import reckon.night.Attempts.Attempt;
import reckon.setup.LedgerAccess;

/** {@code history}: every start of a job; only reads. */
@Command(
        name = "history",
        footer = "  jobs/start history --last 50",
        description =
                "Lists the starts of nights, reconciliations and month starts, the last one first, with what became"
                        + " of each. Only reads, and may run beside a night on MySQL.",
        exitCodeList = {
            "0:it was said",
            "1:failed; the message says why",
            "2:an option or a setting is wrong",
            "5:a night is running on the embedded database"
        })
final class HistoryCommand extends Subcommand {
    @Option(names = "--last", paramLabel = "N", description = "how many (20)")
    private int last = 20;

    @Override
    public Integer call() {
        PrintWriter out = commandLine().getOut();
        try (ConfigurableApplicationContext context = Program.start(false)) {
            LedgerAccess ledger = context.getBean(LedgerAccess.class);
            if (!ledger.hasLedger()) {
                out.println("There is no database yet: no night has run.");
                return ExitCode.DONE.number();
            }
            out.printf("%-19s  %-10s  %-10s  %-9s  %s%n", "started", "job", "date", "status", "took");
            for (Attempt attempt : new Attempts(ledger.database()).latest(last)) {
                Duration took = attempt.duration();
                out.printf(
                        "%-19s  %-10s  %-10s  %-9s  %s%n",
                        attempt.startedAt(),
                        attempt.job(),
                        attempt.businessDate() == null ? "" : attempt.businessDate(),
                        attempt.status(),
                        took == null ? "" : took.toSeconds() + " s");
            }
            return ExitCode.DONE.number();
        }
    }
}
