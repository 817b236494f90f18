package reckon.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The JDBC address of a database: that of an embedded one, in a file or in memory, or of a server. It may hold a password. */
public record DatabaseAddress(String url) {
    /** What the address of an embedded database in a file begins with. */
    public static final String IN_FILE = "jdbc:h2:file:";

    /** The ending of the file with an embedded database's tables. */
    public static final String TABLES = ".mv.db";

    private static final String IN_MEMORY = "jdbc:h2:mem:";

    /** Whether the database runs in this process. */
    public boolean isEmbedded() {
        return url.startsWith(IN_FILE) || url.startsWith(IN_MEMORY);
    }

    /** Whether it is that of a MySQL or MariaDB server. */
    public boolean isMySql() {
        return url.startsWith("jdbc:mysql:");
    }

    /**
     * Returns the path of a file of an embedded database, or one that belongs beside it; null if it is not kept in files.
     *
     * @param ending of its name, such as {@link #TABLES}
     */
    public @Nullable Path file(String ending) {
        return url.startsWith(IN_FILE) ? Path.of(url.substring(IN_FILE.length()).split(";", 2)[0] + ending) : null;
    }

    /** Hides the address, which may hold a password. */
    @Override
    public String toString() {
        return isEmbedded() ? "an embedded database" : "a database on a server";
    }
}
