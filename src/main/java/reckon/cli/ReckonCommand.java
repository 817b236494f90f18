package reckon.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: it does nothing by itself, its commands do. */
@Command(
        name = "reckon",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Settles prepaid cloud unsubscriptions: decides the pending requests by the refund policy,"
                + " keeps the refund credit quota, and writes the money to a ledger and to files.",
        subcommands = {
            NightlyCommand.class,
            ReconcileCommand.class,
            ResetQuotasCommand.class,
            MonthCommand.class,
            ReportCommand.class,
            VerifyCommand.class,
            ExplainCommand.class,
            AccountCommand.class,
            QuoteCommand.class,
            PolicyCommand.class,
            CompareCommand.class,
            StatusCommand.class,
            HistoryCommand.class,
            InitCommand.class,
            ScheduleCommand.class,
            PurgeCommand.class,
            RekeyCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  jobs/nightly --input in --output out",
            "",
            "Settings, from the environment:",
            "  SPRING_DATASOURCE_URL, _USERNAME, _PASSWORD   the database; an embedded one in ./reckon-data if unset",
            "  SPRING_CONFIG_IMPORT=configtree:DIR/          settings from files of their names: spring.datasource.password",
            "  RECKON_IDENTITY_KEY      the secret under which personal data is hashed; needed on MySQL",
            "  RECKON_MAX_REJECT_RATE   the share of bad lines above which a file is refused (0.01)",
            "  RECKON_CHARSET           the encoding of the input files (UTF-8)",
            "  RECKON_EMPTY_VALUES      values that stand for none, divided by commas (NULL,null,\\N,N/A,-)",
            "  RECKON_EARLIEST          the first day that a request or a grant can be dated (2009-01-01)",
            "  RECKON_IGNORE_FILES      names that may lie in the input folder untaken, such as *.txt,notes*",
            "  RECKON_REQUIRE_CHECKSUMS whether a file waits until its checksum NAME.sha256 is there (false)",
            "  RECKON_SETTLEMENT_DAYS   how many days after it was recorded a refund has to be paid (3)",
            "  RECKON_ORDERS_SINCE      orders bought before this day are not looked at by the reconciliation (none)",
            "  RECKON_POLICY_FILES      the policy versions, divided by commas; the one that comes along if unset",
            "  RECKON_REPORT            whether a night draws its report.html and report.xlsx (true)",
            "  RECKON_LANGUAGE          the language that a report opens in: en or zh (en)",
            "  RECKON_METRICS_DIR       the folder for metrics of Prometheus (none)",
            "  RECKON_NOTIFY_COMMAND    is run with what a job came to as JSON on its standard input (none)",
            "  RECKON_WORKERS           how many threads share the work on MySQL (as many as processors, 2 to 4)"
        })
public final class ReckonCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
