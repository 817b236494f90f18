package reckon.staging;

import java.nio.file.Path;
import java.util.Objects;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import reckon.database.CancellationCheck;
import reckon.database.JdbcDatabase;
import reckon.intake.InputKind;

/** Loads files by JDBC, each in a transaction within the caller's. */
public final class JdbcLoading implements FileLoading {
    private final JdbcDatabase database;
    private final TransactionTemplate nested;
    private final byte[] identityKey;
    private final StagingSettings settings;
    private final CancellationCheck cancellation;
    private final Runnable lineRead;

    /**
     * @param cancellation checked with every line
     * @param lineRead called once for each good line
     */
    public JdbcLoading(
            JdbcDatabase database,
            PlatformTransactionManager transactions,
            byte[] identityKey,
            StagingSettings settings,
            CancellationCheck cancellation,
            Runnable lineRead) {
        this.database = database;
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.identityKey = identityKey.clone();
        this.settings = settings;
        this.cancellation = cancellation;
        this.lineRead = lineRead;
    }

    @Override
    public LoadedFile load(InputKind kind, Path file, String sha256, Delivery delivery, RejectSpool rejects) {
        FileLoad load = new FileLoad(database, identityKey, settings, cancellation, lineRead, kind, file, delivery);
        return Objects.requireNonNull(nested.execute(status -> {
            LoadedFile loaded = load.run(sha256, rejects);
            if (loaded.refusal() != null) {
                status.setRollbackOnly();
            }
            return loaded;
        }));
    }
}
