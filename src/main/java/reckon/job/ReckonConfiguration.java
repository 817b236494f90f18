package reckon.job;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.Isolation;
import reckon.database.Database;
import reckon.database.Schema;
import reckon.policy.Policies;
import reckon.staging.Staging;

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
    HikariDataSource dataSource(DataSourceProperties properties) {
        return DataSources.open(properties);
    }

    @Bean
    Schema schema(HikariDataSource dataSource) {
        return new Schema(dataSource, DataSources.isEmbedded(dataSource.getJdbcUrl()));
    }

    @Bean
    JdbcTransactionManager transactionManager(HikariDataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    JdbcTemplate jdbcTemplate(HikariDataSource dataSource) {
        return new JdbcTemplate(dataSource);
    }

    @Bean
    MapJobRegistry jobRegistry() {
        return new MapJobRegistry();
    }

    @Bean
    Database database(HikariDataSource dataSource) {
        return new Database(dataSource);
    }

    @Bean
    StopSwitch stopSwitch() {
        return new StopSwitch();
    }

    @Bean
    Nightly nightly(
            HikariDataSource dataSource,
            Schema schema,
            Database database,
            JobRepository repository,
            JobOperator operator,
            JdbcTransactionManager transactions,
            Policies policies,
            ReckonProperties properties,
            StopSwitch stopSwitch) {
        byte[] key = IdentityKey.find(properties.identityKey(), dataSource.getJdbcUrl());
        SchemaCheck.bringUpToDate(schema);
        IdentityKey.check(key, database);
        Staging staging = new Staging(database, transactions, key, properties.maxRejectRate(), stopSwitch);
        return new Nightly(
                new Collaborators(
                        database, repository, transactions, policies, staging, stopSwitch, properties.threads()),
                operator);
    }
}
