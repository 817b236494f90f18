package reckon.setup;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.Isolation;
import reckon.database.Database;
import reckon.database.DatabaseAddress;
import reckon.database.Dialect;
import reckon.database.DryRunDataSource;
import reckon.database.H2Dialect;
import reckon.database.JdbcDatabase;
import reckon.database.Schema;
import reckon.files.RunReport;
import reckon.monitoring.Monitoring;
import reckon.month.MonthDrawing;
import reckon.mysql.MySqlDialect;
import reckon.night.NightServices;
import reckon.night.Nightly;
import reckon.night.Progress;
import reckon.night.Purge;
import reckon.night.Recovery;
import reckon.night.Rekey;
import reckon.night.StopSwitch;
import reckon.policy.Policies;
import reckon.reconciliation.ReconciliationSettings;
import reckon.report.MonthlyReport;
import reckon.report.NightReport;
import reckon.staging.AccountRehash;
import reckon.staging.JdbcLoading;
import reckon.staging.Staging;
import reckon.staging.StagingSettings;

/** What the commands work with, each made when it is first asked for. */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing
@EnableJdbcJobRepository(isolationLevelForCreate = Isolation.READ_COMMITTED)
@EnableConfigurationProperties({DataSourceProperties.class, ReckonProperties.class})
public class ReckonConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Policies policies(ReckonProperties properties) {
        return PolicyFiles.read(properties.policyFiles());
    }

    @Bean
    DatabaseAddress address(DataSourceProperties properties) {
        return DataSources.address(properties);
    }

    @Bean
    Dialect dialect(DatabaseAddress address) {
        return address.isEmbedded() ? new H2Dialect() : new MySqlDialect();
    }

    @Bean
    NightLocks nightLocks(DatabaseAddress address, Clock clock, Policies policies) {
        return new NightLocks(address, clock, policies);
    }

    /** An embedded database is opened only once it is locked. */
    @Bean
    HikariDataSource openDatabase(
            DatabaseAddress address,
            DataSourceProperties properties,
            NightLocks locks,
            ReckonProperties reckon,
            @Value("${spring.datasource.hikari.connection-timeout:30000}") String patience) {
        return DataSources.open(
                address, properties, reckon.dryRun(), reckon.threads(address), DataSources.patienceMs(patience));
    }

    /** A transaction takes its connection when it first needs it: it does not rest while cases are read and decided. */
    @Bean
    DataSource dataSource(HikariDataSource openDatabase, Dialect dialect, ReckonProperties reckon) throws SQLException {
        if (reckon.dryRun()) {
            return new DryRunDataSource(openDatabase, dialect);
        }
        LazyConnectionDataSourceProxy whenNeeded = new LazyConnectionDataSourceProxy();
        whenNeeded.setTargetDataSource(openDatabase);
        whenNeeded.setDefaultAutoCommit(true);
        whenNeeded.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return whenNeeded;
    }

    @Bean
    Schema schema(HikariDataSource openDatabase, DatabaseAddress address) {
        return new Schema(openDatabase, address.isEmbedded());
    }

    @Bean
    SchemaCheck schemaCheck(Schema schema, HikariDataSource openDatabase, DatabaseAddress address, NightLocks locks) {
        return new SchemaCheck(schema, openDatabase, address.isEmbedded(), locks);
    }

    @Bean
    JdbcTransactionManager transactionManager(@Qualifier("dataSource") DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    JdbcTemplate jdbcTemplate(@Qualifier("dataSource") DataSource dataSource) {
        return new JdbcTemplate(dataSource);
    }

    @Bean
    MapJobRegistry jobRegistry() {
        return new MapJobRegistry();
    }

    @Bean
    JdbcDatabase database(@Qualifier("dataSource") DataSource dataSource, Dialect dialect, ReckonProperties reckon) {
        return new JdbcDatabase(dataSource, dialect, reckon.dryRun());
    }

    @Bean
    LedgerAccess ledgerAccess(
            DataSourceProperties properties,
            ObjectProvider<Schema> schema,
            ObjectProvider<Database> database,
            ObjectProvider<NightLocks> locks,
            ObjectProvider<HikariDataSource> connections,
            Policies policies,
            ReckonProperties reckon) {
        return new LedgerAccess(properties, schema, database, locks, connections, policies, reckon.staging(policies));
    }

    @Bean
    MonthDrawing monthDrawing(ReckonProperties properties) {
        return properties.report() ? new MonthlyReport(properties.reportLanguage()) : MonthDrawing.NONE;
    }

    @Bean
    StopSwitch stopSwitch() {
        return new StopSwitch();
    }

    @Bean
    Purge purge(
            HikariDataSource openDatabase,
            Database database,
            JdbcTransactionManager transactions,
            NightLocks locks,
            Policies policies) {
        return new Purge(database, transactions, () -> locks.acquire(openDatabase), policies.zone());
    }

    @Bean
    Rekey rekey(
            HikariDataSource openDatabase,
            DatabaseAddress address,
            Database database,
            JdbcTransactionManager transactions,
            NightLocks locks,
            Policies policies,
            ReckonProperties properties) {
        return new Rekey(
                database,
                transactions,
                () -> locks.acquire(openDatabase),
                policies,
                IdentityKey.find(properties.identityKey(), address).replacing(database),
                key -> new AccountRehash(database, key, properties.staging(policies)),
                properties.ignoreFiles());
    }

    @Bean
    Progress progress() {
        return new Progress();
    }

    @Bean
    Monitoring monitoring(Environment environment) {
        return MonitoringSettings.read(environment);
    }

    @Bean
    Nightly nightly(
            HikariDataSource openDatabase,
            DatabaseAddress address,
            SchemaCheck schema,
            JdbcDatabase database,
            JobRepository repository,
            JobOperator operator,
            JdbcTransactionManager transactions,
            Policies policies,
            ReckonProperties properties,
            StopSwitch stopSwitch,
            Progress progress,
            NightLocks locks,
            Clock clock,
            MonthDrawing monthDrawing) {
        IdentityKey identityKey = IdentityKey.find(properties.identityKey(), address);
        if (!address.isEmbedded()) {
            Connections.check(openDatabase, properties.threads(address));
        }
        Supplier<NightServices> prepare = () -> {
            if (properties.dryRun()) {
                schema.requireUpToDate();
            } else {
                schema.bringUpToDate();
            }
            byte[] key = identityKey.open(database);
            StagingSettings settings = properties.staging(policies);
            return new NightServices(
                    database,
                    repository,
                    transactions,
                    policies,
                    new Staging(
                            database,
                            settings,
                            new JdbcLoading(
                                    database, transactions, key, settings, stopSwitch, () -> progress.advance(1))),
                    new ReconciliationSettings(properties.settlementDays(), properties.ordersSince()),
                    properties.ignoreFiles(),
                    properties.report() ? () -> new NightReport(properties.reportLanguage()) : RunReport::none,
                    monthDrawing,
                    stopSwitch,
                    progress,
                    properties.threads(address));
        };
        return new Nightly(
                prepare,
                operator,
                () -> locks.acquire(openDatabase),
                new Recovery(repository, database, clock, properties.scheduledAs()));
    }
}
