package reckon.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import reckon.files.OwnerOnly;

/**
 * The copy of an embedded database that exists while its tables are upgraded. H2 changes a table by making another one and
 * dropping the first, in several transactions: killed between them, it has lost the table. So an upgrade that was cut off is
 * undone from the copy, and begins again.
 *
 * <p>Every method throws {@link org.springframework.dao.DataAccessException} when the database does not do what is asked, and
 * {@link UncheckedIOException} when the copy cannot be written or removed. A database in memory has no copy.
 */
public final class UpgradeCopy {
    private static final Logger log = LoggerFactory.getLogger(UpgradeCopy.class);
    private static final String NAME = ".before-upgrade.sql";

    private final JdbcTemplate jdbc;

    /** @param dataSource of an embedded database */
    public UpgradeCopy(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Brings the database back to what it was before an upgrade that was cut off, if there was one. */
    public void restoreIfUpgradeWasCutOff() {
        Path copy = copy();
        if (copy != null && Files.exists(copy)) {
            log.warn("An upgrade of the tables was cut off. The tables are restored from {}.", copy);
            jdbc.execute("DROP ALL OBJECTS");
            jdbc.execute("RUNSCRIPT FROM " + literal(copy) + " CHARSET 'UTF-8'");
            remove(copy);
        }
    }

    /** Runs an upgrade with a copy of the database at hand; returns how many steps it took. If it fails, the copy stays, and the next start restores it. */
    int keepDuring(IntSupplier upgrade) {
        Path copy = copy();
        if (copy == null) {
            return upgrade.getAsInt();
        }
        write(copy);
        int steps = upgrade.getAsInt();
        remove(copy);
        return steps;
    }

    private void write(Path copy) {
        Path unfinished = copy.resolveSibling(copy.getFileName() + ".part");
        try (FileChannel file = OwnerOnly.open(unfinished)) {
            jdbc.execute("SCRIPT NOPASSWORDS NOSETTINGS TO " + literal(unfinished) + " CHARSET 'UTF-8'");
            file.force(true);
            Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
            OwnerOnly.force(copy.resolveSibling("")); // its folder
        } catch (IOException e) {
            throw new UncheckedIOException("the tables could not be copied to " + copy + " before their upgrade", e);
        }
    }

    private void remove(Path copy) {
        jdbc.execute("CHECKPOINT SYNC");
        try {
            Files.delete(copy);
            OwnerOnly.force(copy.resolveSibling("")); // or it could be back after a power failure, and restored
        } catch (IOException e) {
            throw new UncheckedIOException("the copy of the tables, " + copy + ", could not be removed", e);
        }
    }

    private @Nullable Path copy() {
        String database = jdbc.queryForObject("SELECT DATABASE_PATH()", String.class);
        return database == null ? null : Path.of(database + NAME);
    }

    private static String literal(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }
}
