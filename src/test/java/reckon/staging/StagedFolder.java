package reckon.staging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import reckon.database.CancellationCheck;
import reckon.database.RowReader;
import reckon.intake.InputKind;
import reckon.intake.InputRules;
import reckon.support.OpenDatabase;
import reckon.tables.ConsumptionTable;
import reckon.tables.InputFileTable;
import reckon.tables.RejectTable;

/** Files written by a test and taken into a database, each in one transaction. */
final class StagedFolder {
    static final int RUN_NO = 7;
    static final LocalDate DATE = LocalDate.of(2026, 11, 21);
    static final byte[] KEY = {1, 2, 3};
    private static final InputRules RULES = new InputRules(
            List.of("NULL", "null", "\\N", "N/A", "-"),
            "CNY",
            Set.of("BCC", "CDS", "EIP"),
            LocalDate.of(2009, 1, 1),
            ZoneId.of("Asia/Shanghai"));

    private final OpenDatabase open;
    private final Path folder;
    private final StagingSettings settings;
    private final CancellationCheck cancellation;

    StagedFolder(OpenDatabase open, Path folder) {
        this(open, folder, new StagingSettings(new BigDecimal("0.01"), StandardCharsets.UTF_8, false, RULES), () -> {});
    }

    private StagedFolder(OpenDatabase open, Path folder, StagingSettings settings, CancellationCheck cancellation) {
        this.open = open;
        this.folder = folder;
        this.settings = settings;
        this.cancellation = cancellation;
    }

    StagedFolder withMaxRejectRate(String rate) {
        return with(new StagingSettings(
                new BigDecimal(rate), settings.charset(), settings.requireChecksums(), settings.rules()));
    }

    StagedFolder withCharset(String name) {
        return with(new StagingSettings(
                settings.maxRejectRate(), Charset.forName(name), settings.requireChecksums(), settings.rules()));
    }

    StagedFolder requiringChecksums() {
        return with(new StagingSettings(settings.maxRejectRate(), settings.charset(), true, settings.rules()));
    }

    private StagedFolder with(StagingSettings others) {
        return new StagedFolder(open, folder, others, cancellation);
    }

    StagedFolder withCancellation(CancellationCheck passed) {
        return new StagedFolder(open, folder, settings, passed);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    TakenFile take(InputKind kind, String name, String content) {
        return take(kind, name, content.getBytes(StandardCharsets.UTF_8));
    }

    TakenFile take(InputKind kind, String name, byte[] content) {
        return take(kind, name, content, DATE);
    }

    TakenFile take(InputKind kind, String name, byte[] content, LocalDate businessDate) {
        try {
            Files.write(file(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open.inTransaction(() -> staging().take(kind, file(name), new Delivery(RUN_NO, businessDate)));
    }

    /** Takes a file by what has taken others before. */
    TakenFile take(Staging staging, InputKind kind, String name, String content) {
        try {
            Files.writeString(file(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open.inTransaction(() -> staging.take(kind, file(name), new Delivery(RUN_NO, DATE)));
    }

    Staging staging() {
        return new Staging(
                open.database(),
                settings,
                new JdbcLoading(open.database(), open.transactions(), KEY, settings, cancellation, () -> {}));
    }

    static byte[] gzip(String content) {
        return gzip(content.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    <T> List<T> rows(String sql, RowReader<T> reader) {
        return open.database().list(sql, reader);
    }

    /** Returns the amounts of consumption by account, as {@code a-1 12.30}. */
    List<String> consumption() {
        return rows(
                "SELECT account_id, amount FROM consumption ORDER BY consumption_month, account_id",
                row -> row.get(ConsumptionTable.ACCOUNT_ID) + " " + row.get(ConsumptionTable.AMOUNT));
    }

    /** Returns the rejects as {@code line column value}. */
    List<String> rejects() {
        return rows(
                "SELECT line, column_name, field_value FROM reject ORDER BY file_no, line",
                row -> row.get(RejectTable.LINE) + " " + row.get(RejectTable.COLUMN_NAME) + " "
                        + row.get(RejectTable.FIELD_VALUE));
    }

    /** Returns the files as {@code name refused lines rejects}. */
    List<String> files() {
        return rows(
                "SELECT name, refused, line_count, reject_count FROM input_file ORDER BY file_no",
                row -> row.get(InputFileTable.NAME) + " " + row.get(InputFileTable.REFUSED) + " "
                        + row.get(InputFileTable.LINE_COUNT) + " " + row.get(InputFileTable.REJECT_COUNT));
    }
}
