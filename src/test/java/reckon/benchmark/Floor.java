package reckon.benchmark;

import com.mysql.cj.jdbc.JdbcStatement;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import reckon.support.TestDatabase;

/**
 * What the database alone needs for a night's rows, with nothing decided: the input files loaded as they are, the
 * rows that a night recorded loaded from files, and what the night's files are made of read once. Always two
 * connections, each on what the other leaves, and {@code LOAD DATA} throughout.
 */
final class Floor {
    private static final int CONNECTIONS = 2;

    /** How each input file becomes a table by SQL alone, the longest first. */
    private static final Map<String, String> INPUTS = new LinkedHashMap<>();

    static {
        INPUTS.put("orders", """
                purchase_order %s (order_id, account_id, resource_id, product, @spec, order_type, charge_type, status,
                    purchased_at, @effective_at, @expires_at, duration_months, paid_cash, paid_coupon, @offering,
                    @promotion, @contract_id, @bundle_id, @auto_renew, @auto_renew_period, @relation_cds)
                SET spec = NULLIF(@spec, ''), effective_at = NULLIF(@effective_at, ''),
                    expires_at = NULLIF(@expires_at, ''), offering = IF(@offering = '', 'REGULAR', @offering),
                    promotion = IF(@promotion = '', 'NONE', @promotion), under_contract = (@contract_id <> ''),
                    bundle_id = NULLIF(@bundle_id, '')
                """);
        INPUTS.put("requests", """
                request %s (request_id, account_id, resource_id, @kind, submitted_at, @reason)
                SET kind = IF(@kind = '', 'RESOURCE', @kind)
                """);
        INPUTS.put("resources", """
                resource %s (resource_id, account_id, product, @spec, status, @attached_to, @used, @benefit, @invoiced,
                    @transaction)
                SET attached_to = NULLIF(@attached_to, ''), package_used = (@used > 0),
                    support_benefit_used = (@benefit = 'true'), invoiced = (@invoiced = 'true'),
                    in_transaction = (@transaction = 'true')
                """);
        INPUTS.put("accounts", """
                account %s (account_id, @mobile, @certification, @payment, @content, @ip, @risk)
                SET mobile_hash = UNHEX(SHA2(@mobile, 256)), certification_id_hash = UNHEX(SHA2(@certification, 256)),
                    payment_source_hash = UNHEX(SHA2(@payment, 256)),
                    content_fingerprint_hash = IF(@content = '', NULL, UNHEX(SHA2(@content, 256))),
                    login_ip_hash = IF(@ip = '', NULL, UNHEX(SHA2(@ip, 256))), risk = IF(@risk = '', 'CLEAR', @risk)
                """);
        INPUTS.put("consumption", "consumption %s (account_id, consumption_month, amount)");
        INPUTS.put("prices", "list_price %s (product, spec, term_months, list_price, valid_from)");
    }

    private static final String CSV = "FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' IGNORE 1 LINES";
    private static final List<String> RECORDED = List.of("decision", "movement", "refund");
    private static final List<String> READ = List.of(
            "SELECT * FROM decision ORDER BY submitted_at, request_id, order_id",
            "SELECT f.*, d.request_id, d.account_id, d.resource_id, d.product, d.submitted_at, d.policy_version"
                    + " FROM refund f JOIN decision d ON d.run_no = f.run_no AND d.line_no = f.line_no"
                    + " ORDER BY d.submitted_at, d.request_id, d.order_id, f.part_no");

    private final TestDatabase database;

    /** @param database one with the program's tables, all empty */
    Floor(TestDatabase database) {
        this.database = database;
    }

    /**
     * What the database needed.
     *
     * @param in for the input files
     * @param record for what a night records
     * @param out for reading what the files are made of
     */
    record Measured(Duration in, Duration record, Duration out) {
        Duration total() {
            return in.plus(record).plus(out);
        }
    }

    /**
     * Measures all three.
     *
     * @param input the folder of the night's files
     * @param recorded where {@link #keep} has put what a night recorded
     */
    Measured measure(Path input, Path recorded) throws Exception {
        List<Callable<Void>> in = INPUTS.entrySet().stream()
                .<Callable<Void>>map(load -> () -> load(
                        input.resolve(load.getKey() + ".csv"), load.getValue().formatted(CSV)))
                .toList();
        List<Callable<Void>> record = RECORDED.stream()
                .<Callable<Void>>map(table -> () -> load(recorded.resolve(table), table))
                .toList();
        List<Callable<Void>> out =
                READ.stream().<Callable<Void>>map(query -> () -> read(query)).toList();
        return new Measured(time(in), time(record), time(out));
    }

    private static Duration time(List<Callable<Void>> tasks) throws Exception {
        ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long started = System.nanoTime();
            for (Future<Void> task : connections.invokeAll(tasks)) {
                task.get();
            }
            return Duration.ofNanos(System.nanoTime() - started);
        } finally {
            connections.shutdown();
        }
    }

    private Connection connect() throws SQLException {
        String url = database.url() + "?allowLoadLocalInfile=true&sessionVariables=time_zone='%2B00:00'";
        return DriverManager.getConnection(url, database.user(), database.password());
    }

    private Void load(Path file, String table) throws SQLException, IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                InputStream rows = Files.newInputStream(file)) {
            statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(rows);
            statement.executeUpdate("LOAD DATA LOCAL INFILE 'rows' INTO TABLE " + table);
            if (statement.getWarnings() != null) {
                throw statement.getWarnings();
            }
            return null;
        }
    }

    private Void read(String query) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setFetchSize(Integer.MIN_VALUE);
            ResultSet rows = statement.executeQuery();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    rows.getBytes(column);
                }
            }
            return null;
        }
    }

    /** Keeps what a night recorded in files, a table each, for {@link #measure}. */
    static void keep(TestDatabase night, Path folder) throws SQLException, IOException {
        Files.createDirectories(folder);
        for (String table : RECORDED) {
            try (Connection connection = night.connect();
                    Statement statement = connection.createStatement();
                    BufferedWriter file = Files.newBufferedWriter(folder.resolve(table))) {
                statement.setFetchSize(Integer.MIN_VALUE);
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table);
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        String value = rows.getString(column);
                        file.write(value == null ? "\\N" : value.replace("\\", "\\\\"));
                        file.write(column == columns ? '\n' : '\t');
                    }
                }
            }
        }
    }
}
