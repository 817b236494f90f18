package reckon.spark;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import reckon.cases.Catalogue;
import reckon.cases.FaultyDeliveries;
import reckon.database.RowReader;
import reckon.facts.DataFaults;
import reckon.facts.RefusedFile;
import reckon.policy.Night;

/** The setting in which a run decides, as it travels to executors: each makes the policy's own {@link Night} of it, once. */
final class NightFacts implements Serializable {
    private static final long serialVersionUID = 1L;

    private final PolicyTexts policies;
    private final LocalDate businessDate;
    private final Instant until;
    private final Rows prices;
    private final Rows rejected;
    private final ArrayList<Refused> refused;
    private final ArrayList<Refused> refusedGrants;
    private transient @Nullable Night night;

    private record Refused(String name, String problem, LocalDate since) implements Serializable {
        static ArrayList<Refused> of(List<RefusedFile> files) {
            ArrayList<Refused> refused = new ArrayList<>();
            files.forEach(file -> refused.add(new Refused(file.name(), file.problem(), file.since())));
            return refused;
        }

        RefusedFile file() {
            return new RefusedFile(name, problem, since);
        }
    }

    /** Rows that the driver has collected. */
    private record Rows(StructType schema, ArrayList<Row> rows) implements Serializable {
        static Rows of(Dataset<Row> query) {
            return new Rows(query.schema(), new ArrayList<>(query.collectAsList()));
        }
    }

    /** @param until exclusive: what happens at or after it waits */
    NightFacts(SparkDatabase database, PolicyTexts policies, LocalDate businessDate, Instant until) {
        this.policies = policies;
        this.businessDate = businessDate;
        this.until = until;
        this.prices = Rows.of(database.query(Catalogue.ROWS));
        this.rejected = Rows.of(database.query(FaultyDeliveries.REJECTED));
        FaultyDeliveries faulty = new FaultyDeliveries(database);
        this.refused = Refused.of(faulty.refusedFiles());
        this.refusedGrants = Refused.of(faulty.refusedGrants());
    }

    Instant until() {
        return until;
    }

    /** Returns the night. */
    synchronized Night night() {
        if (night == null) {
            Catalogue catalogue = new Catalogue();
            each(prices, catalogue::add);
            DataFaults faults = new DataFaults();
            refused.forEach(file -> faults.addRefusedFile(file.file()));
            refusedGrants.forEach(file -> faults.addRefusedGrants(file.file()));
            each(rejected, row -> {
                FaultyDeliveries.add(row, faults);
                return true;
            });
            night = new Night(businessDate, until, policies.policies(), catalogue, faults);
        }
        return night;
    }

    private static void each(Rows rows, RowReader<Boolean> reader) {
        SparkRow row = new SparkRow(rows.schema());
        List<Row> all = rows.rows();
        all.forEach(next -> SparkDatabase.read(reader, row.at(next)));
    }
}
