package reckon.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import reckon.night.MonthStartPlan;
import reckon.night.MonthStartReport;
import reckon.policy.Policies;

/** {@code reset-quotas}: the resets of a month alone, early on the 1st. */
@Command(
        name = "reset-quotas",
        footer = "  jobs/month-start --input /var/lib/reckon/in --output /var/lib/reckon/out --month 2026-11",
        description =
                "Books the resets of a month before the night: takes files of consumption and grants, and resets the"
                        + " quota of every account that is open. The next night finds them done.",
        exitCodeList = {
            "0:every reset that was due is booked",
            "1:failed or stopped; start it again",
            "2:an option or a setting is wrong or the night before did not finish, and nothing was begun",
            "3:done as far as it could be: a file was refused, or consumption of a month is missing",
            "5:a night is running on the database; nothing was begun"
        })
final class ResetQuotasCommand extends Subcommand {
    @Option(
            names = "--input",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "the folder with files of consumption and grants; others in it wait for the night (./input)")
    private Path input = Path.of("input");

    @Option(
            names = "--output",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "the folder of the runs, which the ledger must know (./output)")
    private Path output = Path.of("output");

    @Option(
            names = "--month",
            paramLabel = "YYYY-MM",
            description = "the month that has begun (this month in the policy zone)")
    private @Nullable YearMonth month;

    @Mixin
    private JobOptions job = new JobOptions();

    @Override
    public Integer call() throws Exception {
        return JobStart.run(commandLine(), job, false, this::run);
    }

    private JobStart.Outcome run(JobStart start) {
        YearMonth asked = month(start.policies(), start.clock());
        start.isFor(asked.atDay(1));
        Folder.checkInput(input, commandLine());
        MonthStartReport report = start.nightly().startMonth(new MonthStartPlan(asked, input, output));
        start.console().say(table(report));
        return new JobStart.Outcome(report.isComplete() ? ExitCode.DONE : ExitCode.INCOMPLETE, List.of());
    }

    /** A reset before its month would take points that can still be spent. */
    private YearMonth month(Policies policies, Clock clock) {
        YearMonth current = policies.monthOf(clock.instant());
        if (month != null && month.isAfter(current)) {
            throw new ParameterException(
                    commandLine(), month + " has not begun: its resets are due on its 1st, at 00:00.");
        }
        return month == null ? current : month;
    }

    private static Console.Table table(MonthStartReport report) {
        Console.Table table = new Console.Table("Resets of " + report.month())
                .line("accounts reset", report.resets().accounts())
                .line("points earned", report.resets().earned())
                .line("points lapsed", report.resets().lapsed())
                .line("files in", report.inputs().size());
        if (!report.isComplete()) {
            table.line(
                    "INCOMPLETE",
                    report.missingMonth() == null
                            ? "a file was refused: see the log"
                            : "consumption of " + report.missingMonth() + " is missing");
        }
        return table;
    }
}
