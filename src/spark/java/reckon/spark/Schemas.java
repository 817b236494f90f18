package reckon.spark;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import reckon.database.Column;
import reckon.database.Table;

/** What Spark calls the types of columns. */
final class Schemas {
    private static final int DIGITS = 18;
    private static final int PLACES = 2;

    private Schemas() {}

    /** Returns the schema of a table's rows. */
    static StructType of(Table table) {
        return of(table.columns());
    }

    static StructType of(List<Column<?>> columns) {
        return new StructType(columns.stream()
                .map(column -> DataTypes.createStructField(column.name(), type(column), true))
                .toArray(StructField[]::new));
    }

    private static DataType type(Column<?> column) {
        return switch (column.type()) {
            case TEXT -> DataTypes.StringType;
            case DECIMAL -> DataTypes.createDecimalType(DIGITS, PLACES);
            case INSTANT -> DataTypes.TimestampType;
            case DATE -> DataTypes.DateType;
            case INTEGER -> DataTypes.IntegerType;
            case BIGINT -> DataTypes.LongType;
            case BOOLEAN -> DataTypes.BooleanType;
            case BYTES -> DataTypes.BinaryType;
        };
    }
}
