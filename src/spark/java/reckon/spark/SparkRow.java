package reckon.spark;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import reckon.database.ResultRow;

/** A row of Spark's as the rooms read rows; one object goes from row to row. */
final class SparkRow extends ResultRow {
    private @Nullable Row row;

    SparkRow(StructType schema) {
        super(schema.fieldNames());
    }

    /** Goes to a row, which has the schema. */
    SparkRow at(Row next) {
        row = next;
        begin();
        return this;
    }

    private @Nullable Object next() {
        return Objects.requireNonNull(row).get(nextColumn() - 1);
    }

    @Override
    protected @Nullable String nextText() {
        Object value = next();
        return value == null ? null : value.toString();
    }

    @Override
    protected @Nullable BigDecimal nextDecimal() {
        Object value = next();
        return value == null || value instanceof BigDecimal ? (BigDecimal) value : new BigDecimal(value.toString());
    }

    @Override
    protected @Nullable Instant nextInstant() {
        return (Instant) next();
    }

    @Override
    protected @Nullable LocalDate nextDate() {
        return (LocalDate) next();
    }

    @Override
    protected @Nullable Integer nextInteger() {
        Number value = (Number) next();
        return value == null ? null : Math.toIntExact(value.longValue());
    }

    @Override
    protected @Nullable Long nextLong() {
        Number value = (Number) next();
        return value == null ? null : value.longValue();
    }

    @Override
    protected @Nullable Boolean nextBoolean() {
        return (Boolean) next();
    }

    @Override
    protected byte @Nullable [] nextBytes() {
        return (byte[]) next();
    }
}
