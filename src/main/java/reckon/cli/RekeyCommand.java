package reckon.cli;

import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import reckon.night.Rekey;
import reckon.setup.LedgerAccess;

/** {@code rekey}: puts a new identity key in the place of the one that the database was filled under. */
@Command(
        name = "rekey",
        footer = "  jobs/start rekey --input in",
        description =
                "Hashes the attributes of all accounts anew under the key that RECKON_IDENTITY_KEY is now, from an export"
                        + " that has every account, and has the database know that key alone. All or nothing; nothing else of"
                        + " the accounts changes. It needs the rights of the database user who runs init.",
        exitCodeList = {
            "0:it was done, or the database is filled under this key already",
            "1:failed; nothing was changed",
            "2:an option, a setting or the database user is wrong, the export lacks an account, or it makes other users;"
                    + " nothing was changed",
            "5:a night is running on the database"
        })
final class RekeyCommand extends Subcommand {
    @Option(
            names = "--input",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "the folder with the files of accounts (./input); others in it are passed over")
    private Path input = Path.of("input");

    @Option(
            names = "--accept-changed-users",
            paramLabel = "COUNT",
            description =
                    "goes on although exactly so many accounts belong to another user by the export than in the last run")
    private int acceptedChanges;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        Folder.checkInput(input, commandLine());
        try (ConfigurableApplicationContext context = Program.start(false, verbosity.settings())) {
            LedgerAccess ledger = context.getBean(LedgerAccess.class);
            if (!ledger.hasLedger()) {
                throw new ParameterException(commandLine(), "There is no database yet, so it has no key.");
            }
            ledger.database(); // whose tables must be this program's
            Rekey.Rekeyed done = context.getBean(Rekey.class).run(input, acceptedChanges);
            Console console = Console.of(context, verbosity.out(commandLine()));
            if (done == null) {
                console.say("The database is filled under this key already.");
            } else {
                console.say(new Console.Table("New identity key")
                        .line("accounts", done.accounts() + ", hashed anew")
                        .line("users", done.users())
                        .line("of another user", done.changed() + " of the accounts")
                        .line("passed over", done.passedOver() + " lines of accounts that no night has brought yet"));
            }
            return ExitCode.DONE.number();
        }
    }
}
