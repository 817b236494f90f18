package reckon.spark;

import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import reckon.cli.ExitCode;
import reckon.database.DatabaseAddress;
import reckon.setup.SettingsException;

/** {@code import} and {@code export}: move a ledger between the two engines. */
abstract class TransferCommand implements Callable<Integer> {
    private static final String URL = "SPRING_DATASOURCE_URL";
    private static final String PASSWORD = "password";

    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            required = true,
            description = "the folder of the ledger's tables")
    private Path warehouse;

    /** Brings a ledger from the database that the settings name. */
    @Command(
            name = "import",
            description = "Brings the ledger of the database that " + URL + " names into a new warehouse.",
            mixinStandardHelpOptions = true)
    static final class In extends TransferCommand {
        @Override
        void move(Transfer transfer) {
            transfer.bringIn();
        }

        @Override
        Session open(Path warehouse) {
            return new Session(warehouse, true);
        }
    }

    /** Brings a ledger to the database that the settings name. */
    @Command(
            name = "export",
            description = "Brings the ledger of a warehouse into the database that " + URL
                    + " names, whose tables init has just made.",
            mixinStandardHelpOptions = true)
    static final class Out extends TransferCommand {
        @Override
        void move(Transfer transfer) {
            transfer.bringOut();
        }

        @Override
        Session open(Path warehouse) {
            if (!Warehouse.exists(warehouse)) {
                throw new SettingsException("there is no ledger in " + warehouse);
            }
            return new Session(warehouse);
        }
    }

    abstract void move(Transfer transfer);

    /** Opens the warehouse; throws {@link SettingsException} where it is none that can be moved. */
    abstract Session open(Path warehouse);

    @Override
    public Integer call() {
        String url = System.getenv(URL);
        if (url == null || url.isBlank()) {
            throw new SettingsException(URL + " is not set: it names the database of the one-machine program");
        }
        DatabaseAddress address = new DatabaseAddress(url);
        try (Session session = open(Main.absolute(warehouse))) {
            move(new Transfer(session.warehouse(), new MovedDatabase(session.spark(), address, login(address))));
        }
        return ExitCode.DONE.number();
    }

    /** Returns user and password; those of a server that are not set may stand in its address. */
    private static Properties login(DatabaseAddress address) {
        Properties login = new Properties();
        if (address.isEmbedded()) {
            login.put(MovedDatabase.USER, MovedDatabase.EMBEDDED_USER);
            login.put(PASSWORD, "");
        }
        putIfSet(login, MovedDatabase.USER, System.getenv("SPRING_DATASOURCE_USERNAME"));
        putIfSet(login, PASSWORD, System.getenv("SPRING_DATASOURCE_PASSWORD"));
        return login;
    }

    private static void putIfSet(Properties login, String name, @Nullable String value) {
        if (value != null) {
            login.put(name, value);
        }
    }
}
