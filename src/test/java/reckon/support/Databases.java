package reckon.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * Gives the tests of one class databases of their own; to be a static field with {@code @RegisterExtension}.
 *
 * <p>All classes share one MySQL server of each kind, started when it is first asked for and ended with the last
 * test. Where {@code RECKON_TEST_MYSQL_URL} names a server, the databases are created in that one.
 */
public final class Databases implements BeforeAllCallback, AfterAllCallback {
    private static final String H2_OPTIONS =
            ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0";
    private static final String OF_THIS_RUN =
            Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX);
    private static final AtomicInteger LAST = new AtomicInteger();

    private final NamedServer named;
    private final List<Path> folders = new ArrayList<>();
    private ExtensionContext context;

    public Databases() {
        String url = System.getenv(MySqlServer.URL_VARIABLE);
        this.named = url == null ? null : new NamedServer(url);
    }

    @Override
    public void beforeAll(ExtensionContext classContext) {
        context = classContext;
    }

    /**
     * Creates a database without tables.
     *
     * @throws org.opentest4j.TestAbortedException if there is no such server here
     */
    public TestDatabase create(DatabaseKind kind) {
        if (kind == DatabaseKind.H2) {
            Path folder = Folders.create("h2");
            folders.add(folder);
            return new TestDatabase("jdbc:h2:file:" + folder.resolve("reckon") + H2_OPTIONS, "sa", "");
        }
        boolean localInfile = kind == DatabaseKind.MYSQL;
        String name = context.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT) + "_" + OF_THIS_RUN + "_"
                + LAST.incrementAndGet();
        return named != null
                ? named.createDatabase(name, localInfile)
                : sharedServer(localInfile).createDatabase(name);
    }

    private MySqlServer sharedServer(boolean localInfile) {
        MySqlServer.Settings fast = MySqlServer.Settings.FAST;
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(Databases.class))
                .computeIfAbsent(localInfile ? fast : fast.withoutLocalInfile(), MySqlServer::start, MySqlServer.class);
    }

    @Override
    public void afterAll(ExtensionContext classContext) {
        folders.forEach(Folders::remove);
        if (named != null) {
            named.dropAll();
        }
    }
}
