package reckon.spark;

import java.time.YearMonth;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import reckon.database.Table;
import reckon.intake.InputReader;
import reckon.intake.LineSubject;
import reckon.intake.Reject;

/**
 * What tasks find in the parts of a file, as rows that Spark can keep: a good line, a bad line, a good line that was awaited, or
 * what a whole part came to.
 */
final class LineRows {
    static final String LINE = "line";
    static final String GOOD = "good";
    static final String BAD = "bad";
    static final String KEYS = "ended_keys";
    static final String PART = "whole_part";

    private static final StructType BAD_LINE = text("column", "value", "error")
            .add("has_subject", DataTypes.BooleanType)
            .add("key", DataTypes.StringType)
            .add("order_id", DataTypes.StringType)
            .add("account_id", DataTypes.StringType)
            .add("resource_id", DataTypes.StringType)
            .add("bundle_id", DataTypes.StringType)
            .add("grant_id", DataTypes.StringType)
            .add("product", DataTypes.StringType)
            .add("spec", DataTypes.StringType)
            .add("term_months", DataTypes.IntegerType)
            .add("consumption_month", DataTypes.StringType);

    private static final StructType WHOLE_PART = new StructType()
            .add("lines", DataTypes.LongType)
            .add("rejected", DataTypes.LongType)
            .add("is_header_gb18030", DataTypes.BooleanType)
            .add("lines_of_gb18030", DataTypes.LongType)
            .add("ends_open", DataTypes.BooleanType)
            .add("unknown_columns", DataTypes.createArrayType(DataTypes.StringType))
            .add("columns", DataTypes.createArrayType(DataTypes.StringType))
            .add("header", text("column", "value", "error").add(LINE, DataTypes.LongType))
            .add("corrupt", DataTypes.StringType)
            .add("sha256", DataTypes.StringType);

    private LineRows() {}

    private static StructType text(String... names) {
        StructType fields = new StructType();
        for (String name : names) {
            fields = fields.add(name, DataTypes.StringType);
        }
        return fields;
    }

    /** Returns the schema for lines that go to a table. */
    static StructType schema(Table table) {
        return new StructType()
                .add("part", DataTypes.IntegerType)
                .add(LINE, DataTypes.LongType)
                .add(GOOD, Schemas.of(table))
                .add(BAD, BAD_LINE)
                .add(KEYS, DataTypes.createArrayType(DataTypes.StringType))
                .add(PART, WHOLE_PART);
    }

    static Row good(int part, long line, Row values) {
        return RowFactory.create(part, line, values, null, null, null);
    }

    static Row keys(int part, long line, List<String> keys) {
        return RowFactory.create(part, line, null, null, keys.toArray(new String[0]), null);
    }

    static Row bad(int part, Reject reject, @Nullable LineSubject subject) {
        Row bad = RowFactory.create(
                reject.column(),
                reject.value(),
                reject.error(),
                subject != null,
                subject == null ? null : subject.key(),
                subject == null ? null : subject.orderId(),
                subject == null ? null : subject.accountId(),
                subject == null ? null : subject.resourceId(),
                subject == null ? null : subject.bundleId(),
                subject == null ? null : subject.grantId(),
                subject == null ? null : subject.product(),
                subject == null ? null : subject.spec(),
                subject == null ? null : subject.termMonths(),
                subject == null || subject.consumptionMonth() == null
                        ? null
                        : subject.consumptionMonth().toString());
        return RowFactory.create(part, reject.line(), null, bad, null, null);
    }

    /** Returns the reject of a bad line. */
    static Reject reject(Row line) {
        Row bad = line.getAs(BAD);
        return new Reject(line.getAs(LINE), bad.getString(0), bad.getString(1), bad.getString(2));
    }

    /** Returns what a bad line is about, or null. */
    static @Nullable LineSubject subject(Row line) {
        Row bad = line.getAs(BAD);
        if (!bad.getBoolean(3)) {
            return null;
        }
        String month = bad.getString(13);
        return new LineSubject(
                bad.getString(4),
                bad.getString(5),
                bad.getString(6),
                bad.getString(7),
                bad.getString(8),
                bad.getString(9),
                bad.getString(10),
                bad.getString(11),
                (Integer) bad.get(12),
                month == null ? null : YearMonth.parse(month));
    }

    /** Returns what a part came to that could be read. */
    static Row part(int part, InputReader reader, @Nullable String sha256) {
        Reject header = reader.headerProblem();
        Row problem = header == null
                ? null
                : RowFactory.create(header.column(), header.value(), header.error(), header.line());
        return whole(
                part,
                RowFactory.create(
                        reader.lines(),
                        reader.rejected(),
                        reader.isHeaderGb18030(),
                        reader.linesOfGb18030(),
                        reader.endsWithoutLineEnd(),
                        reader.unknownColumns().toArray(new String[0]),
                        reader.table().columns().stream()
                                .map(column -> column.name())
                                .toArray(String[]::new),
                        problem,
                        null,
                        sha256));
    }

    /** Returns that a part cannot be lines of text. */
    static Row corrupt(int part, String problem, @Nullable String sha256) {
        return whole(
                part, RowFactory.create(0L, 0L, false, 0L, false, new String[0], new String[0], null, problem, sha256));
    }

    private static Row whole(int part, Row came) {
        return RowFactory.create(part, 0L, null, null, null, came);
    }
}
